import { peopleNamed } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import { missingTargets } from '../../queries/terms.ts';
import { learnPeople } from '../../usecases/learn-people.ts';
import type { Inbound } from '../context.ts';
import { findNamed } from './find-people.ts';
import { learnNamedGroups } from './learn-groups.ts';

/**
 * Learns everybody whom the policy names, so that they can be paged: by e-mail address, by id, or by handle, and whoever is
 * in its user groups. Answers those who can't be paged, as the policy writes them: unknown to Slack, or not members.
 */
export async function learnTargets(
  inbound: Pick<Inbound, 'desk' | 'team' | 'web'> & { readonly policy: Policy },
): Promise<readonly string[]> {
  const { desk, team, policy } = inbound;
  const found = await findNamed(inbound, peopleNamed(policy));
  await learnPeople(desk, team, [...new Map([...found.values()].map((each) => [each.id, each])).values()]);
  const trouble = await learnNamedGroups(inbound, 'everybody');
  const missing = await missingTargets(desk.db, team, policy);
  return missing.map((each) => (trouble && each.startsWith('usergroup ') ? `${each} (${trouble})` : each));
}
