import type { Escalation } from '../../domain/escalation.ts';
import type { UserId } from '../../domain/ids.ts';
import { pageSlot } from '../../domain/intents.ts';
import { latestPageTo, pageAt, type PageKey } from '../../domain/tiers.ts';
import { findReader } from '../../queries/readers.ts';
import { saveDelivery } from '../../store/deliveries.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import { pageMessage } from '../../views/slack/page.ts';
import type { Outbound } from '../context.ts';
import { post } from './send.ts';

/**
 * Sends a page, unless it was answered by somebody else since it was written: nobody is woken for what is over. Of
 * several that could not be sent in time, a person gets the newest.
 */
export async function sendPage(outbound: Outbound, escalation: Escalation, key: PageKey): Promise<Receipt | null> {
  const page = pageAt(escalation, key);
  if (page?.state !== 'waiting' && page?.state !== 'expired') return null;
  if (page.state === 'expired' && latestPageTo(escalation, key.person) !== page) return null;
  const language = await languageFor(outbound, escalation, key.person);
  const receipt = await post(outbound, key.person, pageMessage(escalation, page, language));
  const at = { team: escalation.team, escalation: escalation.id, slot: pageSlot(key) };
  await saveDelivery(outbound.db, at, receipt, await outbound.clock.now(outbound.db));
  return receipt;
}

/** The reader's own language; of somebody not known yet, the language of the escalation's channels. */
export async function languageFor(outbound: Outbound, escalation: Escalation, person: UserId) {
  const reader = await findReader(outbound.db, escalation.team, person);
  return reader?.language ?? escalation.terms.language;
}
