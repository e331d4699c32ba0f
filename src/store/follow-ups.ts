import type { Slot } from '../domain/intents.ts';
import { isAboutMatter, matterSlot, type MatterIntent } from '../domain/matters.ts';
import { minute, type Instant } from '../domain/time.ts';
import type { Claimed } from './errands.ts';
import type { Db } from './tables/db.ts';
import type { Receipt } from './tables/outbox.ts';

/** Errands that come of carrying out another one. */

/** Longer than anybody has seen Slack take for what it was asked to do. */
const lateMs = minute;

/** Has a second copy of an errand's message taken away. */
export const askToRemove = (db: Db, row: Claimed, { channel, ts }: Receipt, now: Instant): Promise<void> =>
  add(db, row, { type: 'remove', mark: row.mark, channel, ts }, { lane: 3, stream: `remove/${channel}` }, now);

/** Has a slot brought up to date, after all that its stream already waits for. */
export const askToShow = (db: Db, row: Claimed, slot: Slot, stream: string, now: Instant): Promise<void> =>
  add(db, row, { type: 'show', slot }, { lane: 2, stream, slot }, now);

/**
 * Has what an errand shows, whose edit may still be carried out, over a newer one, shown once more when that has happened.
 * It waits in a stream of its own, so that nothing waits for it. What is said once is not said again.
 */
export async function askToShowAgain(db: Db, row: Claimed, now: Instant): Promise<void> {
  const { errand, stream } = row;
  const how = { lane: 3, stream: `again/${stream}` };
  if (errand.type === 'show') await add(db, row, { type: 'show-again', slot: errand.slot, stream }, how, now + lateMs);
  if (isAboutMatter(errand) && matterSlot(errand) !== null)
    await add(db, row, { type: 'matter-again', matter: errand, stream }, how, now + lateMs);
}

/** Has what a matter shows brought up to date, after all that its stream already waits for. */
export const askAboutMatter = (
  db: Db,
  row: Claimed,
  errand: MatterIntent,
  stream: string,
  now: Instant,
): Promise<void> => add(db, row, errand, { lane: 2, stream, slot: matterSlot(errand) }, now);

async function add(
  db: Db,
  { team_id, escalation_id, matter_id }: Claimed,
  errand: Claimed['errand'],
  how: { readonly lane: number; readonly stream: string; readonly slot?: string | null },
  from: Instant,
): Promise<void> {
  const at = new Date(from);
  await db
    .insertInto('outbox')
    .values({
      team_id,
      escalation_id,
      matter_id,
      ...how,
      errand: JSON.stringify(errand),
      created_at: at,
      place: at,
      next_try_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
