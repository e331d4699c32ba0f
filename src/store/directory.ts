import type { Standing } from '../domain/can.ts';
import { isNamed } from '../domain/group.ts';
import type { TeamId, UserId } from '../domain/ids.ts';
import { withOnCall } from '../domain/on-call.ts';
import { targetText, type Directory, type Found, type WhyMissing } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import { namedIn, targetsOf, type Names } from '../domain/present.ts';
import type { Terms } from '../domain/terms.ts';
import type { Instant } from '../domain/time.ts';
import { asArranged } from './arranged.ts';
import { only, statement } from './statement.ts';
import type { Db } from './tables/db.ts';

type KnownGroup = {
  readonly id: string;
  readonly handle: string;
  readonly disabled: boolean;
  readonly members: readonly UserId[];
};
type KnownPerson = {
  readonly id: UserId;
  readonly handle: string;
  readonly email: string | null;
  readonly standing: Standing;
};

const named = `
  select group_id as id, handle, disabled, members from groups
   where team_id = $1 and (lower(handle) = any($3::text[]) or lower(group_id) = any($3::text[]))`;

/** The groups of these names, and the people of these names and in these groups. */
const lookUp = statement<{ groups: KnownGroup[]; people: KnownPerson[] }>(`
  select (select coalesce(jsonb_agg(named), '[]') from (${named}) named) as groups,
         (select coalesce(jsonb_agg(jsonb_build_object(
                   'id', user_id, 'handle', handle, 'email', email, 'standing', standing)), '[]')
            from people where team_id = $1 and user_id in (
                   select user_id from people where team_id = $1 and lower(email) = any($2::text[])
             union select user_id from people where team_id = $1 and lower(user_id) = any($2::text[])
             union select user_id from people where team_id = $1 and lower(handle) = any($2::text[])
             union select unnest(members) from (${named}) named where not disabled)) as people`);

/** People by e-mail address, id or handle, and user groups by id or handle, as a policy names them; only members can be paged. */
export async function readDirectory(db: Db, team: TeamId, { people: names, groups: asked }: Names): Promise<Directory> {
  if (names.length + asked.length === 0) return unknown;
  const { groups, people } = only(await lookUp(db, team, names.map(normal), asked.map(normal)));
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

/** Who can be paged at `now` by any of these terms: one look for as many escalations as there are. */
export const readPresent = async (
  db: Db,
  team: TeamId,
  terms: readonly Terms[],
  schedules: Policy['schedules'],
  now: Instant,
): Promise<Directory> => {
  const namesSchedule = terms.flatMap(targetsOf).some((target) => 'schedule' in target);
  const arranged = namesSchedule ? await asArranged(db, team, schedules, now) : schedules;
  return withOnCall(await readDirectory(db, team, namedIn(terms, arranged, now)), arranged, now);
};

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

const normal = (name: string): string => name.toLowerCase().replace(/^@/, '');
