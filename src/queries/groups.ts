import { isNamed } from '../domain/group.ts';
import type { TeamId, UserId } from '../domain/ids.ts';
import type { Db } from '../store/tables/db.ts';

/** The members of user groups, by the names that were asked for; a group that is unknown or disabled isn't among them. */
export async function findGroups(
  db: Db,
  team: TeamId,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly UserId[]>> {
  if (names.length === 0) return new Map();
  const rows = await db
    .selectFrom('groups')
    .select(['group_id as id', 'handle', 'members'])
    .where('team_id', '=', team)
    .where('disabled', '=', false)
    .execute();
  const entries = names.flatMap((name) => {
    const group = rows.find((row) => isNamed(row, name));
    return group ? [[name, group.members] as const] : [];
  });
  return new Map(entries);
}

/** Those of `ids` of whom nothing is known. */
export async function listUnknown(db: Db, team: TeamId, ids: readonly UserId[]): Promise<readonly UserId[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('people')
    .select('user_id')
    .where('team_id', '=', team)
    .where('user_id', 'in', ids)
    .execute();
  const known = new Set(rows.map((row) => row.user_id));
  return ids.filter((id) => !known.has(id));
}
