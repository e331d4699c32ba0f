import { peopleNamed } from '../../domain/plan.ts';
import type { Person } from '../../domain/person.ts';
import type { Policy } from '../../domain/policy.ts';
import { missingTargets } from '../../queries/terms.ts';
import { learnPeople } from '../../usecases/learn-people.ts';
import type { Inbound } from '../context.ts';
import { byAddress, byId, byList } from './find-people.ts';
import { learnNamedGroups } from './learn-groups.ts';

/**
 * Learns everybody whom the policy names, so that they can be paged: by e-mail address, by id, or by handle, and whoever is
 * in its user groups. Answers those who can't be paged, as the policy writes them: unknown to Slack, or not members.
 */
export async function learnTargets(
  inbound: Pick<Inbound, 'desk' | 'team' | 'web'> & { readonly policy: Policy },
): Promise<readonly string[]> {
  const { desk, team, policy } = inbound;
  const names = peopleNamed(policy);
  const found = new Map<string, Person>();
  const note = (name: string, person: Person | null) => void (person && found.set(name, person));

  for (const name of names.filter((each) => isAddress(each) || isId(each)))
    note(name, isAddress(name) ? await byAddress(inbound, name) : await byId(inbound, name));
  const handles = new Map(
    names.filter((name) => !found.has(name) && !isAddress(name)).map((name) => [handleOf(name), name]),
  );
  if (handles.size > 0)
    for (const [name, person] of await byList(inbound, ({ handle }) => handles.get(handle.toLowerCase()), handles.size))
      note(name, person);

  await learnPeople(desk, team, [...new Map([...found.values()].map((each) => [each.id, each])).values()]);
  const trouble = await learnNamedGroups(inbound, 'everybody');
  const missing = await missingTargets(desk.db, team, policy);
  return missing.map((each) => (trouble && each.startsWith('usergroup ') ? `${each} (${trouble})` : each));
}

const isAddress = (name: string): boolean => /^[^@\s]+@[^@\s]+$/.test(name);
const isId = (name: string): boolean => /^[UW][A-Z0-9]{2,}$/.test(name);
const handleOf = (name: string): string => name.replace(/^@/, '').toLowerCase();
