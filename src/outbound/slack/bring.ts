import type { Language } from '../../domain/terms.ts';
import { findDelivery, findMatterDelivery, saveDelivery, type Standing } from '../../store/deliveries.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import type { SlackMessage } from '../../views/slack/message.ts';
import type { Attempt } from '../context.ts';
import type { Place } from './place.ts';
import { edit, post, unlessDeleted } from './send.ts';

/** What stands in the room. That may be the second one: what stood in the first stays there. */
const inRoom: ReadonlySet<string> = new Set(['card', 'goodbye']);

/** Posts a slot the first time, edits it after that. */
export async function bring(
  attempt: Attempt,
  at: Standing,
  place: Place,
  message: SlackMessage,
  language: Language,
): Promise<Receipt> {
  const { db, clock } = attempt;
  const before =
    'matter' in at ? await findMatterDelivery(db, at.matter, at.slot) : await findDelivery(db, at.escalation, at.slot);
  const isElsewhere = inRoom.has(at.slot) && 'channel' in place && before?.channel !== place.channel;
  const edited = before && !isElsewhere && (await edit(attempt, before, message).catch(unlessDeleted));
  if (edited) return edited;
  const { found, ...receipt } = await post(attempt, place, message, { language });
  await saveDelivery(db, at, receipt, await clock.now(db));
  return found ? edit(attempt, receipt, message) : receipt;
}
