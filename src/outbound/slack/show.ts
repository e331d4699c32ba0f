import type { Escalation } from '../../domain/escalation.ts';
import { asUserId, type ChannelId, type UserId } from '../../domain/ids.ts';
import type { Slot } from '../../domain/intents.ts';
import { pageAt } from '../../domain/tiers.ts';
import { readTimeline } from '../../queries/timeline.ts';
import { findDelivery, type Standing } from '../../store/deliveries.ts';
import { wasRepeated } from '../../store/errands.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import { cardMessage } from '../../views/slack/card.ts';
import { channelNotice } from '../../views/slack/channel-notice.ts';
import { draftMessage } from '../../views/slack/draft.ts';
import { feedbackMessage } from '../../views/slack/feedback.ts';
import { goodbyeMessage } from '../../views/slack/goodbye.ts';
import { lineMessage } from '../../views/slack/line.ts';
import { pageMessage } from '../../views/slack/page.ts';
import { noted, repeatNote } from '../../views/slack/sending-notes.ts';
import { topicText } from '../../views/slack/topic.ts';
import type { Attempt, Outbound } from '../context.ts';
import { ask, courseAfter } from './ask.ts';
import { bring } from './bring.ts';
import { customerKeyOf, showCustomerWords } from './customer-words.ts';
import { languageOf } from './language.ts';
import { edit, unlessDeleted } from './send.ts';
import { comeLater } from './waiting.ts';

/** Brings a slot up to date: posts it the first time, edits it after that. */
export async function show(outbound: Attempt, escalation: Escalation, slot: Slot): Promise<Receipt | null> {
  if (slot === 'topic') return showTopic(outbound, escalation);
  if (slot === 'card') return showCard(outbound, escalation);
  if (slot === 'line') return showLine(outbound, escalation);
  if (slot === 'draft') return showDraft(outbound, escalation);
  if (slot === 'goodbye') return showGoodbye(outbound, escalation);
  if (slot === 'unanswered') return showUnanswered(outbound, escalation);
  if (isFeedback(slot)) return showFeedback(outbound, escalation, asUserId(slot.slice(slot.indexOf('/') + 1)));
  const words = customerKeyOf(slot);
  return words ? showCustomerWords(outbound, escalation, slot, words) : showPage(outbound, escalation, slot);
}

async function showTopic({ web }: Outbound, { room, ...rest }: Escalation): Promise<null> {
  if (room.status !== 'open') return null;
  const escalation: Escalation = { ...rest, room };
  const topic = topicText(escalation, rest.terms.language);
  await ask('conversations.setTopic', web.conversations.setTopic({ channel: room.channel, topic }));
  return null;
}

async function showCard(outbound: Attempt, escalation: Escalation): Promise<Receipt | null> {
  if (escalation.room.status !== 'open') return null;
  const { language } = escalation.terms;
  const place = { channel: escalation.room.channel };
  return bring(outbound, slotOf(escalation, 'card'), place, cardMessage(escalation, language), language);
}

async function showGoodbye(outbound: Attempt, escalation: Escalation): Promise<Receipt | null> {
  if (escalation.room.status !== 'open') return null;
  const { language } = escalation.terms;
  const place = { channel: escalation.room.channel };
  return bring(outbound, slotOf(escalation, 'goodbye'), place, goodbyeMessage(escalation, language), language);
}

/**
 * Where it came from; its opener is told directly where there is no such place, where the app may not speak, and where
 * only they would read it.
 */
async function showLine(outbound: Attempt, escalation: Escalation): Promise<Receipt | null> {
  const { openedBy, terms } = escalation;
  const { channel } = escalation.source;
  const direct = async () => {
    const own = await languageOf(outbound, openedBy, terms);
    return bring(outbound, slotOf(escalation, 'line'), { person: openedBy }, lineMessage(escalation, own), own);
  };
  if (!channel || isDirect(channel)) return direct();
  const message = lineMessage(escalation, terms.language);
  try {
    return await bring(outbound, slotOf(escalation, 'line'), { channel }, message, terms.language);
  } catch (error) {
    if (courseAfter(error) !== 'undeliverable') throw error;
    return direct();
  }
}

/** A conversation with one person, the app's own among them: Slack's ids say so. */
const isDirect = (channel: ChannelId): boolean => channel.startsWith('D');

/** In the room where there is one; else to whoever leads, or to whoever opened it. */
async function showDraft(outbound: Attempt, escalation: Escalation): Promise<Receipt | null> {
  const person = escalation.status === 'working' ? escalation.lead : escalation.openedBy;
  const inRoom = escalation.room.status === 'open' ? escalation.room.channel : null;
  const language = inRoom ? escalation.terms.language : await languageOf(outbound, person, escalation.terms);
  const message = draftMessage(escalation, language);
  return bring(outbound, slotOf(escalation, 'draft'), inRoom ? { channel: inRoom } : { person }, message, language);
}

/** Whoever reads the notice later must not take what somebody has taken since. */
async function showUnanswered(outbound: Outbound, escalation: Escalation): Promise<Receipt | null> {
  const at = await findDelivery(outbound.db, escalation.id, 'unanswered');
  const event = (await readTimeline(outbound.db, escalation.id)).findLast(({ type }) => type === 'unanswered');
  if (!at || !event) return null;
  return edit(outbound, at, channelNotice(escalation, event, escalation.terms.language));
}

const isFeedback = (slot: Slot): slot is `feedback/${string}` => slot.startsWith('feedback/');

/** It is answered where it stands, so it waits by itself until quiet hours are over, and is not asked of what is open again. */
async function showFeedback(outbound: Attempt, escalation: Escalation, person: UserId): Promise<Receipt | null> {
  const asked = await findDelivery(outbound.db, escalation.id, `feedback/${person}`);
  if (!asked && !outbound.claimed.doubtful_since) {
    if (escalation.status !== 'resolved') return null;
    await comeLater(outbound, person);
  }
  const language = await languageOf(outbound, person, escalation.terms);
  const message = feedbackMessage(escalation, person, language);
  return bring(outbound, slotOf(escalation, `feedback/${person}`), { person }, message, language);
}

/** A page that was never sent has nothing to show: sending it renders the present state anyway. */
async function showPage(outbound: Outbound, escalation: Escalation, slot: Slot): Promise<Receipt | null> {
  const at = await findDelivery(outbound.db, escalation.id, slot);
  const [, tier, round, person] = slot.split('/');
  if (!at || !person) return null;
  const key = { tier: Number(tier), round: Number(round), person: asUserId(person) };
  const language = await languageOf(outbound, key.person, escalation.terms);
  const message = pageMessage(escalation, key, language);
  const asks = ['waiting', 'expired'].includes(pageAt(escalation, key)?.state ?? '');
  const repeated = asks && (await wasRepeated(outbound.db, escalation.id, slot));
  // A copy that was taken away, or that somebody deleted, shows nothing any more.
  return edit(outbound, at, repeated ? noted(message, repeatNote(language)) : message).catch(unlessDeleted);
}

const slotOf = ({ team, id: escalation }: Escalation, slot: Slot): Standing => ({ team, escalation, slot });
