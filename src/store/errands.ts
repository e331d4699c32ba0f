import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { EscalationId, TeamId } from '../domain/ids.ts';
import type { Slot } from '../domain/intents.ts';
import type { Instant } from '../domain/time.ts';
import { askToRemove } from './follow-ups.ts';
import type { OutboxTable, Receipt } from './tables/outbox.ts';
import type { Db } from './tables/db.ts';

export type Claimed = Selectable<OutboxTable>;

/**
 * Pages have hands of their own, so that nothing else that hangs keeps one waiting; and so have pages by other ways than
 * Slack, which go out also while Slack lets nobody in.
 */
export type Lanes = 'other ways' | 'pages' | 'the rest';
export type Hands = Readonly<Record<Lanes, number>>;

export const lanesOf = ({ lane }: Claimed): Lanes => (lane < 0 ? 'other ways' : lane === 0 ? 'pages' : 'the rest');

const mayRun = (lanes: RawBuilder<unknown>, team: TeamId, at: Date, limit: RawBuilder<unknown>) => sql`
  select id from outbox o
   where team_id = ${team}
     and ${lanes}
     and done_at is null
     and next_try_at <= ${at}
     and (leased_until is null or leased_until <= now())
     and not exists (
       select from outbox earlier
        where earlier.escalation_id = o.escalation_id and earlier.stream = o.stream
          and earlier.done_at is null and earlier.id < o.id)
   order by lane, place, id
   limit ${limit}
     for update skip locked`;

/** Matters have no pages, so claiming those costs nothing more for their sake. */
const restInOrder = sql`lane > 0
     and not exists (
       select from outbox earlier
        where earlier.matter_id = o.matter_id and earlier.stream = o.stream
          and earlier.done_at is null and earlier.id < o.id)`;

/**
 * Claims errands of a workspace that may run now, as many as there are hands free: lanes in order, in each by its place, and
 * of each stream only its oldest open one. `pagesAlone`: where there are pages, nothing else. Another workspace's are left alone: they must not go out by this one's token.
 * The lease (a token and a time) is the fence: who lost it can't write a receipt any more. It runs on the database's own
 * clock, never on one that was moved: how long a send may take has nothing to do with when it was due.
 * One whose lease ran out was being carried out when its worker fell silent: from then on it is in doubt.
 */
export async function claim(
  db: Db,
  team: TeamId,
  now: Instant,
  free: Hands,
  leaseMs: number,
  pagesAlone = false,
): Promise<readonly Claimed[]> {
  const at = new Date(now);
  const lease = `${leaseMs} milliseconds`;
  const rest = pagesAlone
    ? sql`(select case when exists (select from pages) then 0 else ${free['the rest']}::int end)`
    : sql`${free['the rest']}`;
  const { rows } = await sql<Claimed>`
    with ways as materialized (${mayRun(sql`lane < 0`, team, at, sql`${free['other ways']}`)}),
         pages as materialized (${mayRun(sql`lane = 0`, team, at, sql`${free.pages}`)}),
         rest as materialized (${mayRun(restInOrder, team, at, rest)})
    update outbox
       set lease = gen_random_uuid(), leased_until = now() + ${lease}::interval, attempts = attempts + 1,
           first_tried_at = coalesce(first_tried_at, ${at}),
           doubtful_since = case when leased_until is null then doubtful_since else coalesce(doubtful_since, ${at}) end
     where id in (select id from ways union all select id from pages union all select id from rest)
    returning *`.execute(db);
  return rows.toSorted(
    (a, b) => a.lane - b.lane || a.place.getTime() - b.place.getTime() || Number(a.id) - Number(b.id),
  );
}

/** Keeps the lease of what is under way. One that ran out already stays lost. */
export async function renew(db: Db, { id, lease }: Claimed, leaseMs: number): Promise<void> {
  await sql`
    update outbox set leased_until = now() + ${`${leaseMs} milliseconds`}::interval
     where id = ${id} and lease = ${lease} and done_at is null and leased_until > now()`.execute(db);
}

/** Whether an errand is still this claim's to write about. */
export async function isHeld(db: Db, { id, lease }: Claimed): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('id', '=', id)
    .where('lease', '=', lease)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Ends a claimed errand: with a receipt, or with the reason why it was given up. False when the lease was lost.
 * When Slack told of another copy meanwhile, that one is asked to be taken away.
 */
export async function finish(
  db: Db,
  claimed: Claimed,
  now: Instant,
  outcome: { receipt: Receipt | null } | { failure: string },
): Promise<boolean> {
  const receipt = 'receipt' in outcome ? outcome.receipt : null;
  const failure = 'failure' in outcome ? outcome.failure : null;
  const { rows } = await sql<{ told: Receipt | null }>`
    update outbox set done_at = ${new Date(now)}, failure = ${failure}, receipt = ${receipt && JSON.stringify(receipt)}
     where id = ${claimed.id} and lease = ${claimed.lease}
    returning (select before.receipt from outbox before where before.id = outbox.id) as told`.execute(db);
  const [row] = rows;
  const told = row?.told;
  if (told && receipt && told.channel === receipt.channel && told.ts !== receipt.ts)
    await askToRemove(db, claimed, told, now);
  return row !== undefined;
}

/** Why a claimed errand is given back: what it is known of it from now on. */
export type Postponed = {
  readonly at: Instant;
  /** It was asked for, and nobody knows whether it was carried out. */
  readonly doubtful?: boolean;
  /** It was looked for and not found. */
  readonly missed?: boolean;
  /** Nothing was tried: it doesn't count as an attempt. */
  readonly uncounted?: boolean;
};

/**
 * Gives a claimed errand back, to be tried again at a time. The lease's token stays, and marks it as tried once: a slot's
 * newer state gets a row of its own behind it.
 */
export async function postpone(
  db: Db,
  claimed: Claimed,
  now: Instant,
  { at, doubtful = false, missed = false, uncounted = false }: Postponed,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set((eb) => ({
      next_try_at: new Date(at),
      leased_until: null,
      // A new doubt begins a new search.
      ...(doubtful ? { doubtful_since: new Date(now), missed_at: null } : {}),
      ...(missed ? { missed_at: eb.fn.coalesce('missed_at', eb.val(new Date(now))) } : {}),
      ...(uncounted ? { attempts: eb('attempts', '-', 1) } : {}),
    }))
    .where('id', '=', claimed.id)
    .where('lease', '=', claimed.lease)
    .execute();
}

/** Keeps, before it is done, that an errand is sent again. False when the lease was lost: then it must not be. */
export async function countRepeat(db: Db, claimed: Claimed): Promise<boolean> {
  const result = await db
    .updateTable('outbox')
    .set((eb) => ({ repeats: eb('repeats', '+', 1) }))
    .where('id', '=', claimed.id)
    .where('lease', '=', claimed.lease)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Whether the page that stands in a slot was sent again, so that there may be two of it. */
export async function wasRepeated(db: Db, escalation: EscalationId, slot: Slot): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('escalation_id', '=', escalation)
    .where('stream', '=', slot)
    .where('slot', 'is', null)
    .where('repeats', '>', 0)
    .executeTakeFirst();
  return row !== undefined;
}
