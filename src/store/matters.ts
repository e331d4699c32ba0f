import { sql } from 'kysely';
import type { MatterId, TeamId } from '../domain/ids.ts';
import { matterSlot, matterStream, type MatterIntent } from '../domain/matters.ts';
import type { Instant } from '../domain/time.ts';
import { outboxChannel } from './outbox.ts';
import type { Trx } from './tables/db.ts';

/** Something of the schedules: whose it is, and which. */
export type Matter = { readonly team: TeamId; readonly id: MatterId };

/** What people wait for: see OutboxTable. */
const lane = 1;

/** Has the outbox carry out what a matter asks for, when this transaction commits. */
export async function sendAbout(
  trx: Trx,
  { team, id }: Matter,
  intents: readonly MatterIntent[],
  now: Instant,
): Promise<void> {
  if (intents.length === 0) return;
  const at = new Date(now);
  const rows = intents.map((intent) => ({
    team_id: team,
    matter_id: id,
    lane,
    stream: matterStream(intent),
    slot: matterSlot(intent),
    errand: JSON.stringify(intent),
    created_at: at,
    place: at,
    next_try_at: at,
  }));
  await trx
    .insertInto('outbox')
    .values(rows)
    // Updating, not ignoring: it locks the waiting row, so no worker can render it before this is committed.
    .onConflict((conflict) =>
      conflict
        .columns(['matter_id', 'slot'])
        .where('slot', 'is not', null)
        .where('done_at', 'is', null)
        .where('lease', 'is', null)
        .doUpdateSet((eb) => ({ created_at: eb.ref('excluded.created_at') })),
    )
    .execute();
  await sql`select pg_notify(${outboxChannel}, '')`.execute(trx);
}
