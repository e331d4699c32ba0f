import { wordingOf } from '../../domain/customer-text.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { asUserId } from '../../domain/ids.ts';
import type { Slot } from '../../domain/intents.ts';
import { holderOf } from '../../domain/roles.ts';
import { contentHash } from '../../platform/content-hash.ts';
import { findDelivery, saveDelivery } from '../../store/deliveries.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import {
  asksSomething,
  customerMessage,
  customerWordsInDoubt,
  type CustomerKey,
} from '../../views/slack/customer-message.ts';
import type { Attempt } from '../context.ts';
import { over, signalOf } from '../signals.ts';
import { languageOf } from './language.ts';
import { edit, post, unlessDeleted } from './send.ts';
import { tellInstead } from './tell-instead.ts';

/** What the slot asks of whom; null for a slot of something else. */
export function customerKeyOf(slot: Slot): CustomerKey | null {
  const [kind, seq, person] = slot.split('/');
  return kind === 'customer' && person ? { seq: Number(seq), person: asUserId(person) } : null;
}

/**
 * Asks somebody to approve words for customers, or to tell them, and keeps that message current. Words that are not those
 * that were approved are not sent. Approved ones are never repeated by guess: a person is told that they may be missing.
 */
export async function showCustomerWords(
  attempt: Attempt,
  escalation: Escalation,
  slot: Slot,
  key: CustomerKey,
): Promise<Receipt | null> {
  const { db, clock } = attempt;
  const language = await languageOf(attempt, key.person, escalation.terms);
  const message = customerMessage(escalation, key, language);
  const before = await findDelivery(db, escalation.id, slot);
  // What somebody has deleted they have read.
  if (before) return edit(attempt, before, message).catch(unlessDeleted);
  if (!asksSomething(escalation, key)) return null;
  const wording = escalation.customerText && wordingOf(escalation.customerText);
  if (!wording || contentHash(wording.words) !== wording.hash) throw over('not_as_approved');
  const standing = escalation.customerText?.standing;
  const approved = standing?.status === 'approved' ? standing : null;
  const manner = { language, ifLost: approved ? 'ask a person' : 'send again' } as const;
  const posted = await post(attempt, { person: key.person }, message, manner).catch(async (error: unknown) => {
    if (!approved || signalOf(error)?.kind !== 'over') throw error;
    const manager = holderOf(escalation, 'escalation_manager');
    const others = [approved.by, ...(manager ? [manager] : [])].filter((person) => person !== key.person);
    await tellInstead(attempt, escalation, (reader) => customerWordsInDoubt(escalation, key.person, reader), others);
    throw error;
  });
  const { found, ...receipt } = posted;
  await saveDelivery(db, { team: escalation.team, escalation: escalation.id, slot }, receipt, await clock.now(db));
  return found ? edit(attempt, receipt, message) : receipt;
}
