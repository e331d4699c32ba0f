import { peopleNamed } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import { missingTargets } from '../../queries/terms.ts';
import { learnPeople } from '../../usecases/learn-people.ts';
import type { Inbound } from '../context.ts';
import { findNamed, type Asking } from './find-people.ts';
import { learnNamedGroups, type Whom } from './learn-groups.ts';

/**
 * Learns those whom the policy names, so that they can be paged: by e-mail address, by id, or by handle, and whoever is in
 * its user groups; everybody, or only those who can't be paged by what is known. Answers those who can't be paged all the
 * same, as the policy writes them: unknown to Slack, or not members.
 */
export async function learnTargets(
  inbound: Asking & Pick<Inbound, 'desk'> & { readonly policy: Policy },
  whom: Whom,
): Promise<readonly string[]> {
  const { desk, team, policy } = inbound;
  const named = peopleNamed(policy);
  const unpageable = new Set(whom === 'everybody' ? named : await missingTargets(desk.db, team, policy));
  const found = await findNamed(
    inbound,
    named.filter((name) => unpageable.has(name)),
  );
  await learnPeople(desk, team, [...new Map([...found.values()].map((each) => [each.id, each])).values()]);
  const trouble = await learnNamedGroups(inbound, whom);
  const missing = await missingTargets(desk.db, team, policy);
  return missing.map((each) => (trouble && each.startsWith('usergroup ') ? `${each} (${trouble})` : each));
}
