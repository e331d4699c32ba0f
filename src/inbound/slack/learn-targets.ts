import { setTimeout as pause } from 'node:timers/promises';
import { peopleNamed } from '../../domain/plan.ts';
import { faultOf } from '../../platform/slack-web.ts';
import type { Person } from '../../domain/person.ts';
import { learnPeople } from '../../usecases/learn-people.ts';
import type { Inbound } from '../context.ts';
import { toPerson } from './person.ts';

/** A workspace of this many pages of people names them in its policy by address or id, which takes one call each. */
const mostPages = 50;

/**
 * Learns everybody whom the policy names, so that they can be paged: by e-mail address, by id, or by handle.
 * Answers those who can't be paged, as the policy writes them: unknown to Slack, or not members.
 */
export async function learnTargets(
  inbound: Pick<Inbound, 'desk' | 'policy' | 'team' | 'web'>,
): Promise<readonly string[]> {
  const names = peopleNamed(inbound.policy);
  const found = new Map<string, Person>();
  const note = (name: string, person: Person | null) => void (person && found.set(name, person));

  for (const name of names.filter((each) => isAddress(each) || isId(each)))
    note(name, isAddress(name) ? await byAddress(inbound, name) : await byId(inbound, name));
  const handles = names.filter((name) => !found.has(name) && !isAddress(name));
  if (handles.length > 0) for (const [name, person] of await byHandle(inbound, handles)) note(name, person);

  await learnPeople(inbound.desk, inbound.team, [
    ...new Map([...found.values()].map((each) => [each.id, each])).values(),
  ]);
  return names.filter((name) => found.get(name)?.standing !== 'member');
}

type Asking = Pick<Inbound, 'web' | 'team'>;

const isAddress = (name: string): boolean => /^[^@\s]+@[^@\s]+$/.test(name);
const isId = (name: string): boolean => /^[UW][A-Z0-9]{2,}$/.test(name);
const handleOf = (name: string): string => name.replace(/^@/, '').toLowerCase();

/** Slack tells the address and the language in two different calls. */
async function byAddress({ web, team }: Asking, email: string): Promise<Person | null> {
  const answer = await unlessRefused(() => web.users.lookupByEmail({ email }));
  const id = answer?.user?.id;
  if (!id) return null;
  const person = (await byId({ web, team }, id)) ?? toPerson(answer.user, team);
  // The policy's own spelling is what will be looked for, whether or not Slack shows addresses.
  return person && { ...person, email };
}

async function byId({ web, team }: Asking, user: string): Promise<Person | null> {
  const answer = await unlessRefused(() => web.users.info({ user, include_locale: true }));
  return toPerson(answer?.user, team);
}

async function byHandle({ web, team }: Asking, names: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const missing = new Map(names.map((name) => [handleOf(name), name]));
  const found = new Map<string, Person>();
  let cursor = '';
  for (let page = 0; page < mostPages && missing.size > 0; page += 1) {
    const answer = await unlessRefused(() =>
      web.users.list({ limit: 200, include_locale: true, ...(cursor ? { cursor } : {}) }),
    );
    for (const member of answer?.members ?? []) {
      const person = toPerson(member, team);
      const name = person && missing.get(person.handle.toLowerCase());
      if (!person || name === null || name === undefined) continue;
      found.set(name, person);
      missing.delete(person.handle.toLowerCase());
    }
    cursor = answer?.response_metadata?.next_cursor ?? '';
    if (!cursor) break;
  }
  return found;
}

/** Null for who isn't there. Everybody is asked for at once at the start, so Slack may ask for a pause. */
async function unlessRefused<T>(call: () => Promise<T>, pauses = 5): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === 'refused' && /^users?_not_(found|visible)$/.test(fault.code)) return null;
    if (fault.kind !== 'limited' || pauses === 0) throw error;
    await pause(fault.retryAfterMs);
    return unlessRefused(call, pauses - 1);
  }
}
