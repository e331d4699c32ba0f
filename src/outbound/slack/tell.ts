import type { Escalation } from '../../domain/escalation.ts';
import type { Event } from '../../domain/events.ts';
import type { UserId } from '../../domain/ids.ts';
import { findEvent } from '../../queries/timeline.ts';
import { faultOf } from '../../platform/slack-web.ts';
import { findDelivery, saveDelivery } from '../../store/deliveries.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import { channelNotice, misdirectedNotice } from '../../views/slack/channel-notice.ts';
import { noteMessage } from '../../views/slack/note.ts';
import { personNotice } from '../../views/slack/person-notice.ts';
import { sourceThread } from '../../views/slack/source-thread.ts';
import type { Outbound } from '../context.ts';
import { languageFor } from './page.ts';
import { post } from './send.ts';

/** One line of the room's story, in the thread of its card. */
export async function sendNote(outbound: Outbound, escalation: Escalation, seq: number): Promise<Receipt | null> {
  const card = await findDelivery(outbound.db, escalation.id, 'card');
  if (escalation.room.status !== 'open' || !card) return null;
  const event = await eventOf(outbound, escalation, seq);
  return post(outbound, card.channel, noteMessage(escalation, event, escalation.terms.language), card.ts);
}

/** Tells a channel what happened. The notice that nobody answered keeps its place, to be edited later. */
export async function tellChannel(
  outbound: Outbound,
  escalation: Escalation,
  told: { readonly channel: string; readonly seq: number },
): Promise<Receipt> {
  const event = await eventOf(outbound, escalation, told.seq);
  const receipt = await toChannel(outbound, escalation, told.channel, event);
  if (event.type === 'unanswered') {
    const at = { team: escalation.team, escalation: escalation.id, slot: 'unanswered' } as const;
    await saveDelivery(outbound.db, at, receipt, await outbound.clock.now(outbound.db));
  }
  return receipt;
}

/** A channel that will not have it is no reason for silence: whoever answers for the escalation is told instead. */
async function toChannel(outbound: Outbound, escalation: Escalation, channel: string, event: Event): Promise<Receipt> {
  try {
    return await post(outbound, channel, channelNotice(escalation, event, escalation.terms.language));
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind !== 'refused') throw error;
    const lead = escalation.status === 'working' ? escalation.lead : escalation.openedBy;
    const people = new Set([lead, escalation.terms.manager ?? lead]);
    const told = await Promise.allSettled(
      [...people].map(async (person) => {
        const language = await languageFor(outbound, escalation, person);
        const refused = { channel, error: fault.code };
        return post(outbound, person, misdirectedNotice(escalation, event, refused, language));
      }),
    );
    const [receipt] = told.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    if (!receipt) throw error;
    outbound.log.error({ escalation: escalation.id, channel, reason: fault.code }, 'a channel would not be told');
    return receipt;
  }
}

/** Tells one person directly, in their language. */
export async function tellPerson(
  outbound: Outbound,
  escalation: Escalation,
  told: { readonly person: UserId; readonly seq: number },
): Promise<Receipt> {
  const event = await eventOf(outbound, escalation, told.seq);
  const language = await languageFor(outbound, escalation, told.person);
  return post(outbound, told.person, personNotice(escalation, event, language));
}

/** Whoever wrote the message that was escalated learns it where they wrote it. */
export async function threadSource(outbound: Outbound, escalation: Escalation): Promise<Receipt | null> {
  const { channel, messageTs } = escalation.source;
  if (!channel || !messageTs) return null;
  return post(outbound, channel, sourceThread(escalation, escalation.terms.language), messageTs);
}

async function eventOf({ db }: Outbound, escalation: Escalation, seq: number): Promise<Event> {
  const event = await findEvent(db, escalation.id, seq);
  if (!event) throw new Error(`escalation ${escalation.id} has no event ${seq}`);
  return event;
}
