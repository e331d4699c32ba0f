import { directoryFrom, normal, type KnownPerson } from '../domain/directory.ts';
import type { Group } from '../domain/group.ts';
import type { TeamId } from '../domain/ids.ts';
import { withOnCall } from '../domain/on-call.ts';
import type { Directory } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import { namedIn, targetsOf, type Names } from '../domain/present.ts';
import type { Terms } from '../domain/terms.ts';
import type { Instant } from '../domain/time.ts';
import { asArranged } from './arranged.ts';
import { only, statement } from './statement.ts';
import type { Db } from './tables/db.ts';

const named = `
  select group_id as id, handle, disabled, members from groups
   where team_id = $1 and (lower(handle) = any($3::text[]) or lower(group_id) = any($3::text[]))`;

/** The groups of these names, and the people of these names and in these groups. */
const lookUp = statement<{ groups: Group[]; people: KnownPerson[] }>(`
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
  if (names.length + asked.length === 0) return directoryFrom([], []);
  const { groups, people } = only(await lookUp(db, team, names.map(normal), asked.map(normal)));
  return directoryFrom(people, groups);
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
