import type { Escalation } from '../../domain/escalation.ts';
import { asUserId, type ChannelId } from '../../domain/ids.ts';
import type { Slot } from '../../domain/intents.ts';
import { faultOf } from '../../platform/slack-web.ts';
import { readTimeline } from '../../queries/timeline.ts';
import { findDelivery, saveDelivery } from '../../store/deliveries.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import { cardMessage } from '../../views/slack/card.ts';
import { channelNotice } from '../../views/slack/channel-notice.ts';
import { draftMessage } from '../../views/slack/draft.ts';
import { lineMessage } from '../../views/slack/line.ts';
import type { SlackMessage } from '../../views/slack/message.ts';
import { pageMessage } from '../../views/slack/page.ts';
import { topicText } from '../../views/slack/topic.ts';
import type { Outbound } from '../context.ts';
import { languageFor } from './page.ts';
import { edit, post } from './send.ts';

const shutOut = new Set(['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action']);

/** Brings a slot up to date: posts it the first time, edits it after that. */
export async function show(outbound: Outbound, escalation: Escalation, slot: Slot): Promise<Receipt | null> {
  if (slot === 'topic') return showTopic(outbound, escalation);
  if (slot === 'card') return showCard(outbound, escalation);
  if (slot === 'line') return showLine(outbound, escalation);
  if (slot === 'draft') return showDraft(outbound, escalation);
  if (slot === 'unanswered') return showUnanswered(outbound, escalation);
  return showPage(outbound, escalation, slot);
}

async function showTopic({ web }: Outbound, { room, ...rest }: Escalation): Promise<null> {
  if (room.status !== 'open') return null;
  const escalation: Escalation = { ...rest, room };
  await web.conversations.setTopic({ channel: room.channel, topic: topicText(escalation, rest.terms.language) });
  return null;
}

async function showCard(outbound: Outbound, escalation: Escalation): Promise<Receipt | null> {
  if (escalation.room.status !== 'open') return null;
  const message = cardMessage(escalation, escalation.terms.language);
  return bring(outbound, escalation, 'card', escalation.room.channel, message);
}

/**
 * Where it came from; its opener is told directly where there is no such place, where the app may not speak, and where
 * only they would read it.
 */
async function showLine(outbound: Outbound, escalation: Escalation): Promise<Receipt | null> {
  const message = lineMessage(escalation, escalation.terms.language);
  const direct = async () =>
    bring(
      outbound,
      escalation,
      'line',
      escalation.openedBy,
      lineMessage(escalation, await languageFor(outbound, escalation, escalation.openedBy)),
    );
  if (!escalation.source.channel || isDirect(escalation.source.channel)) return direct();
  try {
    return await bring(outbound, escalation, 'line', escalation.source.channel, message);
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind !== 'refused' || !shutOut.has(fault.code)) throw error;
    return direct();
  }
}

/** A conversation with one person, the app's own among them: Slack's ids say so. */
const isDirect = (channel: ChannelId): boolean => channel.startsWith('D');

/** In the room where there is one; else to whoever leads, or to whoever opened it. */
async function showDraft(outbound: Outbound, escalation: Escalation): Promise<Receipt | null> {
  const person = escalation.status === 'working' ? escalation.lead : escalation.openedBy;
  const inRoom = escalation.room.status === 'open' ? escalation.room.channel : null;
  const language = inRoom ? escalation.terms.language : await languageFor(outbound, escalation, person);
  const message = draftMessage(escalation, language);
  return bring(outbound, escalation, 'draft', inRoom ?? person, message);
}

/** Whoever reads the notice later must not take what somebody has taken since. */
async function showUnanswered(outbound: Outbound, escalation: Escalation): Promise<Receipt | null> {
  const at = await findDelivery(outbound.db, escalation.id, 'unanswered');
  const event = (await readTimeline(outbound.db, escalation.id)).findLast(({ type }) => type === 'unanswered');
  if (!at || !event) return null;
  return edit(outbound, at, channelNotice(escalation, event, escalation.terms.language));
}

/** A page that was never sent has nothing to show: sending it renders the present state anyway. */
async function showPage(
  outbound: Outbound,
  escalation: Escalation,
  slot: Exclude<Slot, 'card' | 'line' | 'topic' | 'draft' | 'unanswered'>,
): Promise<Receipt | null> {
  const at = await findDelivery(outbound.db, escalation.id, slot);
  const [, tier, round, person] = slot.split('/');
  if (!at || !person) return null;
  const key = { tier: Number(tier), round: Number(round), person: asUserId(person) };
  return edit(outbound, at, pageMessage(escalation, key, await languageFor(outbound, escalation, key.person)));
}

async function bring(
  outbound: Outbound,
  escalation: Escalation,
  slot: Slot,
  channel: string,
  message: SlackMessage,
): Promise<Receipt> {
  const before = await findDelivery(outbound.db, escalation.id, slot);
  const edited = before && (await edit(outbound, before, message).catch(unlessDeleted));
  if (edited) return edited;
  const receipt = await post(outbound, channel, message);
  const at = { team: escalation.team, escalation: escalation.id, slot };
  await saveDelivery(outbound.db, at, receipt, await outbound.clock.now(outbound.db));
  return receipt;
}

/** What somebody deleted is posted anew: the card must not be missing because of a slip of a finger. */
function unlessDeleted(error: unknown): null {
  const fault = faultOf(error);
  if (fault.kind === 'refused' && fault.code === 'message_not_found') return null;
  throw error;
}
