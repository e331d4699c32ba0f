import { normal } from '../../domain/directory.ts';
import type { Person } from '../../domain/person.ts';
import type { Inbound } from '../context.ts';
import { askPatiently } from './ask-slack.ts';
import { toPerson } from './person.ts';

export type Asking = Pick<Inbound, 'web' | 'team'> & {
  /** Ends a pause that Slack asks for. */
  readonly signal?: AbortSignal | undefined;
};

/** A workspace of this many pages of people names them in its policy by address or id, which takes one call each. */
const mostPages = 50;

/** Those of `names` whom Slack knows, members or not: by e-mail address, by id, or by handle. */
export async function findNamed(asking: Asking, names: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const found = new Map<string, Person>();
  const note = (name: string, person: Person | null) => void (person && found.set(name, person));
  for (const name of names.filter((each) => isAddress(each) || isId(each)))
    note(name, isAddress(name) ? await byAddress(asking, name) : await byId(asking, name));
  const handles = new Map(
    names.filter((name) => !found.has(name) && !isAddress(name)).map((name) => [normal(name), name]),
  );
  if (handles.size > 0)
    for (const [name, person] of await byList(asking, ({ handle }) => handles.get(handle.toLowerCase()), handles.size))
      note(name, person);
  return found;
}

const isAddress = (name: string): boolean => /^[^@\s]+@[^@\s]+$/.test(name);
const isId = (name: string): boolean => /^[UW][A-Z0-9]{2,}$/.test(name);

/** Slack tells the address and the language in two different calls. */
async function byAddress(asking: Asking, email: string): Promise<Person | null> {
  const answer = await unlessUnknown(asking, () => asking.web.users.lookupByEmail({ email }));
  const id = answer?.user?.id;
  if (!id) return null;
  const person = (await byId(asking, id)) ?? toPerson(answer.user, asking.team);
  // The policy's own spelling is what will be looked for, whether or not Slack shows addresses.
  return person && { ...person, email };
}

export async function byId(asking: Asking, user: string): Promise<Person | null> {
  const answer = await unlessUnknown(asking, () => asking.web.users.info({ user, include_locale: true }));
  return toPerson(answer?.user, asking.team);
}

/** Those of the workspace whom `wanted` names by a name of its own, by that name; it ends when all of `count` are found. */
export async function byList(
  asking: Asking,
  wanted: (person: Person) => string | undefined,
  count: number,
): Promise<ReadonlyMap<string, Person>> {
  const found = new Map<string, Person>();
  let cursor = '';
  for (let page = 0; page < mostPages && found.size < count; page += 1) {
    const answer = await unlessUnknown(asking, () =>
      asking.web.users.list({ limit: 200, include_locale: true, ...(cursor ? { cursor } : {}) }),
    );
    for (const member of answer?.members ?? []) {
      const person = toPerson(member, asking.team);
      const name = person && wanted(person);
      if (person && name !== null && name !== undefined) found.set(name, person);
    }
    cursor = answer?.response_metadata?.next_cursor ?? '';
    if (!cursor) break;
  }
  return found;
}

/** Null for who isn't there. */
async function unlessUnknown<T>({ signal }: Asking, call: () => Promise<T>): Promise<T | null> {
  const unknown = ['user_not_found', 'user_not_visible', 'users_not_found', 'users_not_visible'] as const;
  const asked = await askPatiently(call, unknown, signal);
  return 'answer' in asked ? asked.answer : null;
}
