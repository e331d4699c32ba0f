import type { EscalationId, TeamId } from '../domain/ids.ts';
import type { Slot } from '../domain/intents.ts';
import type { Instant } from '../domain/time.ts';
import type { Receipt } from './tables/outbox.ts';
import type { Db } from './tables/db.ts';

/** Where a slot stands in Slack, or undefined when it was never posted. */
export const findDelivery = (db: Db, escalation: EscalationId, slot: Slot) =>
  db
    .selectFrom('deliveries')
    .select(['channel', 'ts'])
    .where('escalation_id', '=', escalation)
    .where('slot', '=', slot)
    .executeTakeFirst();

/** Keeps where a slot stands now; the place it had before is forgotten. */
export async function saveDelivery(
  db: Db,
  at: { team: TeamId; escalation: EscalationId; slot: Slot },
  receipt: Receipt,
  now: Instant,
): Promise<void> {
  const shown = { channel: receipt.channel, ts: receipt.ts, shown_at: new Date(now) };
  await db
    .insertInto('deliveries')
    .values({ team_id: at.team, escalation_id: at.escalation, slot: at.slot, ...shown })
    .onConflict((conflict) => conflict.columns(['escalation_id', 'slot']).doUpdateSet(shown))
    .execute();
}
