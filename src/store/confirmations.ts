import type { TeamId } from '../domain/ids.ts';
import { pageSlot, type Slot } from '../domain/intents.ts';
import { isAboutMatter, matterSlot } from '../domain/matters.ts';
import type { Instant } from '../domain/time.ts';
import { saveDelivery } from './deliveries.ts';
import type { Claimed } from './errands.ts';
import type { Db, Trx } from './tables/db.ts';
import { askAboutMatter, askToRemove, askToShow } from './follow-ups.ts';
import type { Errand, Receipt } from './tables/outbox.ts';

/**
 * Slack says by itself that a message with this mark was posted. An errand without a receipt gets it: whoever carries it
 * out finds it there and doesn't post again. Another message than the one that is known is a second copy, to be taken away.
 * Answers whether that leaves anything to do.
 */
export async function confirm(db: Db, team: TeamId, mark: string, receipt: Receipt, now: Instant): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('outbox')
      .selectAll()
      .where('team_id', '=', team)
      .where('mark', '=', mark)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return false;
    if (!row.receipt) {
      await keep(trx, row, receipt, now);
      return true;
    }
    if (row.receipt.channel !== receipt.channel || row.receipt.ts === receipt.ts) return false;
    await askToRemove(trx, row, receipt, now);
    return true;
  });
}

async function keep(trx: Trx, row: Claimed, receipt: Receipt, now: Instant): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ receipt: JSON.stringify(receipt), ...(row.done_at ? {} : { next_try_at: new Date(now) }) })
    .where('id', '=', row.id)
    .execute();
  if (!row.done_at) return;
  // It was given up, and arrived after all: from now on it is kept current.
  const { errand, team_id: team, escalation_id: escalation, matter_id: matter } = row;
  if (matter && isAboutMatter(errand)) {
    const slot = matterSlot(errand);
    if (slot === null) return;
    await saveDelivery(trx, { team, matter, slot }, receipt, now);
    return askAboutMatter(trx, row, errand, row.stream, now);
  }
  const slot = isAboutMatter(errand) ? null : slotOf(errand);
  if (!escalation || !slot) return;
  await saveDelivery(trx, { team, escalation, slot }, receipt, now);
  await askToShow(trx, row, slot, row.stream, now);
}

function slotOf(errand: Errand): Slot | null {
  if (errand.type === 'page') return pageSlot(errand);
  return errand.type === 'show' && errand.slot !== 'topic' ? errand.slot : null;
}

/** Whether a message is the one that its errand counts as posted, or that stands for anything by now. */
export async function isStanding(db: Db, team: TeamId, mark: string, at: Receipt): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select(['receipt', 'done_at'])
    .where('team_id', '=', team)
    .where('mark', '=', mark)
    .executeTakeFirst();
  if (row && !row.done_at) throw new Error('it is not known yet which message counts');
  if (row?.receipt?.ts === at.ts && row.receipt.channel === at.channel) return true;
  const shown = await db
    .selectFrom('deliveries')
    .select('slot')
    .where('team_id', '=', team)
    .where('channel', '=', at.channel)
    .where('ts', '=', at.ts)
    .executeTakeFirst();
  return shown !== undefined;
}
