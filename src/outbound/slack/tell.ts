import type { Escalation } from '../../domain/escalation.ts';
import type { Event } from '../../domain/events.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Intent } from '../../domain/intents.ts';
import { patienceOfEvent } from '../../domain/patience.ts';
import type { Language } from '../../domain/terms.ts';
import { codeOf } from '../../platform/slack-web.ts';
import { findEvent } from '../../queries/timeline.ts';
import { findDelivery, saveDelivery } from '../../store/deliveries.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import { channelNotice, misdirectedNotice } from '../../views/slack/channel-notice.ts';
import { executiveNotice } from '../../views/slack/executive-notice.ts';
import { noteMessage } from '../../views/slack/note.ts';
import { personNotice } from '../../views/slack/person-notice.ts';
import { sourceThread } from '../../views/slack/source-thread.ts';
import type { Attempt, Outbound } from '../context.ts';
import { over, signalOf } from '../signals.ts';
import { courseAfter } from './ask.ts';
import { languageOf } from './language.ts';
import { post } from './send.ts';
import { tellInstead } from './tell-instead.ts';
import { waits } from './waiting.ts';

/** One line of the room's story, in the thread of its card. */
export async function sendNote(attempt: Attempt, escalation: Escalation, seq: number): Promise<Receipt | null> {
  const card = await findDelivery(attempt.db, escalation.id, 'card');
  if (escalation.room.status !== 'open' || !card) return null;
  const { language } = escalation.terms;
  const event = await eventOf(attempt, escalation, seq);
  const place = { channel: card.channel, threadTs: card.ts };
  return post(attempt, place, noteMessage(escalation, event, language), { language });
}

/**
 * Tells a channel what happened. The notice that nobody answered keeps its place, to be edited later. A channel that will
 * not have it is no reason for silence, and neither is one of which nobody knows whether it got it: people are told.
 */
export async function tellChannel(
  attempt: Attempt,
  escalation: Escalation,
  told: Omit<Extract<Intent, { type: 'tell-channel' }>, 'type'>,
): Promise<Receipt> {
  const { language } = escalation.terms;
  const event = await eventOf(attempt, escalation, told.seq);
  const alarms = event.type === 'unanswered';
  const notice = told.audience === 'executives' ? executiveNotice : channelNotice;
  const compose = (reader: Language) => notice(escalation, event, reader);
  /** `error` is what Slack said; null when it said nothing, and somebody must look. */
  const instead = (why: { readonly channel: string; readonly error: string | null }) =>
    tellInstead(attempt, escalation, (reader) => misdirectedNotice(compose(reader), why, reader));
  try {
    // What stakeholders read is not said twice by a machine's guess.
    const manner = { language, ifLost: alarms ? 'send again' : 'ask a person' } as const;
    const { channel, ts } = await post(attempt, { channel: told.channel }, compose(language), manner);
    if (alarms) await keepNotice(attempt, escalation, { channel, ts });
    return { channel, ts };
  } catch (error) {
    const signal = signalOf(error);
    if (signal?.kind === 'over') {
      await instead({ channel: told.channel, error: null });
      throw over(signal.reason);
    }
    const course = courseAfter(error);
    if (course !== 'undeliverable' && course !== 'give up and alarm' && course !== 'plain text') throw error;
    const refused = { channel: told.channel, error: codeOf(error) };
    const receipt = await instead(refused);
    if (!receipt) throw error;
    attempt.log.error({ escalation: escalation.id, ...refused }, 'a channel would not be told');
    if (alarms) await keepNotice(attempt, escalation, receipt);
    return receipt;
  }
}

async function keepNotice({ db, clock }: Outbound, escalation: Escalation, receipt: Receipt): Promise<void> {
  const at = { team: escalation.team, escalation: escalation.id, slot: 'unanswered' } as const;
  await saveDelivery(db, at, receipt, await clock.now(db));
}

/** Tells one person directly, in their language; after their quiet hours what can wait. */
export async function tellPerson(
  attempt: Attempt,
  escalation: Escalation,
  told: { readonly person: UserId; readonly seq: number },
): Promise<Receipt | null> {
  const event = await eventOf(attempt, escalation, told.seq);
  if (await waits(attempt, told.person, patienceOfEvent(escalation, event, told.person))) return null;
  const language = await languageOf(attempt, told.person, escalation.terms);
  const notice = personNotice(escalation, event, language, told.person);
  return post(attempt, { person: told.person }, notice, { language });
}

/** Whoever wrote the message that was escalated learns it where they wrote it. */
export async function threadSource(attempt: Attempt, escalation: Escalation): Promise<Receipt | null> {
  const { channel, messageTs } = escalation.source;
  if (!channel || !messageTs) return null;
  const { language } = escalation.terms;
  return post(attempt, { channel, threadTs: messageTs }, sourceThread(escalation, language), { language });
}

async function eventOf({ db }: Outbound, escalation: Escalation, seq: number): Promise<Event> {
  const event = await findEvent(db, escalation.id, seq);
  if (!event) throw new Error(`escalation ${escalation.id} has no event ${seq}`);
  return event;
}
