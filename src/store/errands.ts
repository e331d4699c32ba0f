import { sql, type Selectable } from 'kysely';
import type { TeamId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { OutboxTable, Receipt } from './tables/outbox.ts';
import type { Db } from './tables/db.ts';

export type Claimed = Selectable<OutboxTable>;

/**
 * Claims up to `limit` errands of a workspace that may run now: lanes in order, and of each stream only its oldest open
 * one. Another workspace's are left alone: they must not go out by this one's token.
 * The lease (a token and a time) is the fence: who lost it can't write a receipt any more. It runs on the database's own
 * clock, never on one that was moved: how long a send may take has nothing to do with when it was due.
 */
export async function claim(
  db: Db,
  team: TeamId,
  now: Instant,
  limit: number,
  leaseMs: number,
): Promise<readonly Claimed[]> {
  const at = new Date(now);
  const lease = `${leaseMs} milliseconds`;
  const { rows } = await sql<Claimed>`
    update outbox
       set lease = gen_random_uuid(), leased_until = now() + ${lease}::interval, attempts = attempts + 1
     where id in (
       select id from outbox o
        where team_id = ${team}
          and done_at is null
          and next_try_at <= ${at}
          and (leased_until is null or leased_until <= now())
          and not exists (
            select from outbox earlier
             where earlier.escalation_id = o.escalation_id and earlier.stream = o.stream
               and earlier.done_at is null and earlier.id < o.id)
        order by lane, place, id
        limit ${limit}
          for update skip locked)
    returning *`.execute(db);
  return rows.toSorted((a, b) => a.lane - b.lane || Number(a.id) - Number(b.id));
}

/** Ends a claimed errand: with a receipt, or with the reason why it was given up. False when the lease was lost. */
export async function finish(
  db: Db,
  claimed: Claimed,
  now: Instant,
  outcome: { receipt: Receipt | null } | { failure: string },
): Promise<boolean> {
  const receipt = 'receipt' in outcome && outcome.receipt ? JSON.stringify(outcome.receipt) : null;
  const result = await db
    .updateTable('outbox')
    .set({ done_at: new Date(now), failure: 'failure' in outcome ? outcome.failure : null, receipt })
    .where('id', '=', claimed.id)
    .where('lease', '=', claimed.lease)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * Gives a claimed errand back, to be tried again at `at`. The lease's token stays, and marks it as tried once: a slot's
 * newer state gets a row of its own behind it.
 */
export async function postpone(db: Db, claimed: Claimed, at: Instant): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ next_try_at: new Date(at), leased_until: null })
    .where('id', '=', claimed.id)
    .where('lease', '=', claimed.lease)
    .execute();
}
