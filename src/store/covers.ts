import type { Cover } from '../domain/cover.ts';
import type { MatterId, TeamId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { toCover, toCoverRow } from './tables/cover-row.ts';
import type { Db, Trx } from './tables/db.ts';

/** The request, and what was accepted of the same schedule; held until commit, so that the first to accept wins. */
export async function lockCover(trx: Trx, team: TeamId, id: MatterId): Promise<Cover | null> {
  const row = await trx
    .selectFrom('covers')
    .selectAll()
    .where('team_id', '=', team)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? toCover(row) : null;
}

/** Requests of a schedule that are asked or accepted, and not over. */
export async function listLiving(db: Db, team: TeamId, schedule: string, now: Instant): Promise<readonly Cover[]> {
  const rows = await db
    .selectFrom('covers')
    .selectAll()
    .where('team_id', '=', team)
    .where('schedule', '=', schedule)
    .where('to_at', '>', new Date(now))
    .where('status', 'in', ['asking', 'accepted'])
    .execute();
  return rows.map(toCover);
}

/** Those whose time to be looked at has come, soonest first. */
export async function listCoversDue(db: Db, team: TeamId, now: Instant): Promise<readonly MatterId[]> {
  const rows = await db
    .selectFrom('covers')
    .select('id')
    .where('team_id', '=', team)
    .where('look_at', '<=', new Date(now))
    .orderBy('look_at')
    .limit(100)
    .execute();
  return rows.map(({ id }) => id);
}

export async function insertCover(trx: Trx, cover: Cover): Promise<void> {
  await trx.insertInto('covers').values(toCoverRow(cover)).execute();
}

export async function updateCover(trx: Trx, cover: Cover): Promise<void> {
  const { id, ...row } = toCoverRow(cover);
  await trx.updateTable('covers').set(row).where('id', '=', id).execute();
}
