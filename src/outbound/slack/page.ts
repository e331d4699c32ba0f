import type { Escalation } from '../../domain/escalation.ts';
import { pageSlot, type Intent } from '../../domain/intents.ts';
import { latestPageTo, pageAt } from '../../domain/tiers.ts';
import { minute } from '../../domain/time.ts';
import { saveDelivery } from '../../store/deliveries.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import { pageMessage } from '../../views/slack/page.ts';
import { answerHint, lateNote, noted } from '../../views/slack/sending-notes.ts';
import type { Attempt, Outbound } from '../context.ts';
import { languageOf } from './language.ts';
import { lookFor } from './look.ts';
import { edit, post } from './send.ts';

type PageErrand = Extract<Intent, { type: 'page' }>;

/** From when on it is said how late a page is. */
const lateAfterMs = minute;

/**
 * Sends a page, unless it was answered by somebody else since it was written: nobody is woken for what is over. Of
 * several that could not be sent in time, a person gets the newest.
 */
export async function sendPage(attempt: Attempt, escalation: Escalation, key: PageErrand): Promise<Receipt | null> {
  const language = await languageOf(attempt, key.person, escalation.terms);
  const page = pageAt(escalation, key);
  const isNews =
    page?.state === 'waiting' || (page?.state === 'expired' && latestPageTo(escalation, key.person) === page);
  if (!isNews) return catchUp(attempt, escalation, key);
  const message = pageMessage(escalation, page, language);
  const late = (await attempt.clock.now(attempt.db)) - attempt.claimed.created_at.getTime() + (key.lateBy ?? 0);
  const receipt = await post(
    attempt,
    { person: key.person },
    late > lateAfterMs ? noted(message, lateNote(late, language)) : message,
    { language, labelled: true, plainly: answerHint(escalation, language) },
  );
  await keep(attempt, escalation, key, receipt);
  return { channel: receipt.channel, ts: receipt.ts };
}

/** One that may have arrived although it is over by now is brought up to date, if it can be found. */
async function catchUp(attempt: Attempt, escalation: Escalation, key: PageErrand): Promise<Receipt | null> {
  const { claimed, web } = attempt;
  if (!claimed.doubtful_since || !claimed.first_tried_at) return null;
  const found = claimed.receipt
    ? [claimed.receipt]
    : await lookFor(web, { person: key.person }, claimed.mark, claimed.first_tried_at.getTime()).catch(() => []);
  const [receipt] = found;
  if (!receipt) return null;
  await keep(attempt, escalation, key, receipt);
  return edit(attempt, receipt, pageMessage(escalation, key, await languageOf(attempt, key.person, escalation.terms)));
}

async function keep({ db, clock }: Outbound, escalation: Escalation, key: PageErrand, receipt: Receipt) {
  const at = { team: escalation.team, escalation: escalation.id, slot: pageSlot(key) };
  await saveDelivery(db, at, receipt, await clock.now(db));
}
