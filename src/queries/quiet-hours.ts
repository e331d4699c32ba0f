import type { TeamId, UserId } from '../domain/ids.ts';
import type { QuietHours } from '../domain/quiet-hours.ts';
import type { Db } from '../store/tables/db.ts';

export type Quiet = {
  /** null: they want none. */
  readonly hours: QuietHours | null;
  /** Their zone, as far as Slack has said it. */
  readonly zone: string | null;
};

/** When somebody wants nothing but what can't wait. */
export async function findQuiet(db: Db, team: TeamId, user: UserId): Promise<Quiet> {
  const row = await db
    .selectFrom('people')
    .leftJoin('reach', (join) =>
      join.onRef('reach.team_id', '=', 'people.team_id').onRef('reach.user_id', '=', 'people.user_id'),
    )
    .select(['zone', 'quiet_from', 'quiet_to'])
    .where('people.team_id', '=', team)
    .where('people.user_id', '=', user)
    .executeTakeFirst();
  return { hours: hoursOf(row?.quiet_from ?? null, row?.quiet_to ?? null), zone: row?.zone ?? null };
}

export const hoursOf = (from: number | null, to: number | null): QuietHours | null =>
  from !== null && to !== null ? { from, to } : null;
