import { sql } from 'kysely';
import type { TeamId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from '../store/tables/db.ts';

/** What waits to be sent, and since when the oldest of it; what has its time still before it does not. */
export type Queue = { readonly waiting: number; readonly oldestAt: Instant | null };

export async function readQueue(db: Db, team: TeamId, now: Instant): Promise<Queue> {
  const { rows } = await sql<{ waiting: number; oldest: Date | null }>`
    select count(*)::int as "waiting", min(created_at) as "oldest"
      from outbox where team_id = ${team} and done_at is null and created_at <= ${new Date(now)}`.execute(db);
  return { waiting: rows[0]?.waiting ?? 0, oldestAt: rows[0]?.oldest?.getTime() ?? null };
}
