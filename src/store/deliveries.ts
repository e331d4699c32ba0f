import type { EscalationId, MatterId, TeamId } from '../domain/ids.ts';
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

/** Where a slot of a matter stands. */
export const findMatterDelivery = (db: Db, matter: MatterId, slot: string) =>
  db
    .selectFrom('deliveries')
    .select(['channel', 'ts'])
    .where('matter_id', '=', matter)
    .where('slot', '=', slot)
    .executeTakeFirst();

/** What a slot is of. */
export type Standing = { readonly team: TeamId } & (
  | { readonly escalation: EscalationId; readonly slot: Slot }
  | { readonly matter: MatterId; readonly slot: string }
);

/** Keeps where a slot stands now; the place it had before is forgotten. */
export async function saveDelivery(db: Db, at: Standing, receipt: Receipt, now: Instant): Promise<void> {
  const shown = { channel: receipt.channel, ts: receipt.ts, shown_at: new Date(now) };
  const about = 'matter' in at ? { matter_id: at.matter } : { escalation_id: at.escalation };
  await db
    .insertInto('deliveries')
    .values({ team_id: at.team, ...about, slot: at.slot, ...shown })
    .onConflict((conflict) =>
      ('matter' in at
        ? conflict.columns(['matter_id', 'slot']).where('matter_id', 'is not', null)
        : conflict.columns(['escalation_id', 'slot'])
      ).doUpdateSet(shown),
    )
    .execute();
}
