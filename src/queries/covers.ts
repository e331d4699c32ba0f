import type { Cover } from '../domain/cover.ts';
import type { MatterId, TeamId, UserId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { toCover } from '../store/tables/cover-row.ts';
import type { Db } from '../store/tables/db.ts';

export async function findCover(db: Db, team: TeamId, id: MatterId): Promise<Cover | null> {
  const row = await db
    .selectFrom('covers')
    .selectAll()
    .where('team_id', '=', team)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toCover(row) : null;
}

/** How many of somebody's are listed at most. */
const mostListed = 5;

/** What somebody asked for, or is asked for and hasn't declined, and which is not settled; and what they took or gave. */
export async function listCoversOf(db: Db, team: TeamId, me: UserId, now: Instant): Promise<readonly Cover[]> {
  const rows = await living(db, team, new Date(now))
    .where((eb) =>
      eb.or([
        eb('asker', '=', me),
        eb('taker', '=', me),
        eb.and([
          eb('status', '=', 'asking'),
          eb(eb.val(me), '=', eb.fn.any('asked')),
          eb.not(eb(eb.val(me), '=', eb.fn.any('declined'))),
        ]),
      ]),
    )
    .orderBy('from_at')
    .limit(mostListed)
    .execute();
  return rows.map(toCover);
}

/**
 * Who has taken over which hours that are not over at `from`, in the order in which they accepted: of all workspaces of the
 * database.
 */
export const listCoversInForce = (db: Db, from: Instant) =>
  db
    .selectFrom('covers')
    .leftJoin('people', (join) =>
      join.onRef('people.team_id', '=', 'covers.team_id').onRef('people.user_id', '=', 'covers.taker'),
    )
    .select(['covers.team_id', 'schedule', 'from_at', 'to_at', 'taker', 'people.email', 'people.handle'])
    .where('status', '=', 'accepted')
    .where('to_at', '>', new Date(from))
    .orderBy('accepted_at')
    .execute();

const living = (db: Db, team: TeamId, from: Date) =>
  db
    .selectFrom('covers')
    .selectAll()
    .where('team_id', '=', team)
    .where('to_at', '>', from)
    .where('status', 'in', ['asking', 'accepted']);
