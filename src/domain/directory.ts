import type { Standing } from './can.ts';
import { isNamed, type Group } from './group.ts';
import type { UserId } from './ids.ts';
import { targetText, type Directory, type Found, type WhyMissing } from './plan.ts';

/** As much of somebody as a policy may name them by. */
export type KnownPerson = {
  readonly id: UserId;
  readonly handle: string;
  readonly email: string | null;
  readonly standing: Standing;
};

/** Who stands behind a policy's names, of these people and groups: by address, id or handle. Only members can be paged. */
export function directoryFrom(people: readonly KnownPerson[], groups: readonly Group[]): Directory {
  const known = new Map<string, KnownPerson>();
  // Somebody who left may have had the handle of somebody who is here.
  for (const each of people.toSorted((a, b) => Number(isMember(a)) - Number(isMember(b))))
    for (const name of [each.email, each.id, each.handle]) if (name) known.set(normal(name), each);
  return (target) => {
    if ('user' in target) return found(known.get(normal(target.user)), targetText(target));
    const group = 'usergroup' in target && groups.find((each) => isNamed(each, target.usergroup));
    if (!group) return unknown(target);
    const members = group.disabled ? [] : group.members;
    if (members.length === 0) return nobody(targetText(target), 'empty_group');
    const each = members.map((id) => {
      const person = known.get(normal(id));
      return found(person, `${person?.handle ?? id} (${targetText(target)})`);
    });
    return {
      people: each.flatMap((one) => one.people),
      missing: each.flatMap(({ missing }) => missing),
      why: Object.fromEntries(each.flatMap(({ why = {} }) => Object.entries(why))),
    };
  };
}

const unknown: Directory = (target) => ({
  ...nobody(targetText(target), 'usergroup' in target ? 'no_such_group' : 'unknown'),
  unknown: true,
});

function found(person: KnownPerson | undefined, otherwise: string): Found {
  if (!person) return { ...nobody(otherwise, 'unknown'), unknown: true };
  return person.standing === 'member' ? { people: [person.id], missing: [] } : nobody(otherwise, person.standing);
}

const nobody = (name: string, why: WhyMissing): Found => ({ people: [], missing: [name], why: { [name]: why } });
const isMember = ({ standing }: KnownPerson): boolean => standing === 'member';

/** As names are looked up: in any case, with or without the sign of a handle. */
export const normal = (name: string): string => name.toLowerCase().replace(/^@/, '');
