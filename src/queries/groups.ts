import type { TeamId, UserId } from '../domain/ids.ts';
import type { Db } from '../store/tables/db.ts';

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
