import type { WebClient } from '@slack/web-api';
import type { Language } from '../../domain/terms.ts';
import { isHeld } from '../../store/errands.ts';
import { askToRemove } from '../../store/follow-ups.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import type { SlackMessage } from '../../views/slack/message.ts';
import { noted, repeatNote } from '../../views/slack/sending-notes.ts';
import type { Attempt, Outbound } from '../context.ts';
import { ask, courseAfter } from './ask.ts';
import { settleDoubt, type IfLost } from './doubt.ts';
import { markType } from './look.ts';
import { addressOf, type Place } from './place.ts';

export type Manner = {
  /** Of the reader, for what is said about the sending itself. */
  readonly language: Language;
  /** What to do when nobody knows whether it arrived; sending it again, labelled, unless said otherwise. */
  readonly ifLost?: IfLost;
  /** Said on every repeat, also of what was looked for and is not there: it may still arrive. */
  readonly labelled?: boolean;
  /** One of several posts of one errand: told apart by where it goes. */
  readonly aside?: boolean;
  /** What is added when Slack refuses the form of the message and only its words go out. */
  readonly plainly?: string;
};

/** `found`: an earlier attempt had posted it, so that it may say what was true then. */
export type Posted = Receipt & { readonly found?: true };

/**
 * Posts a message under the errand's mark, once: what an earlier attempt may have posted is looked for before it is
 * repeated. Links in it are never unfurled.
 */
export async function post(attempt: Attempt, place: Place, message: SlackMessage, manner: Manner): Promise<Posted> {
  const { claimed, web } = attempt;
  const mark = manner.aside ? `${claimed.mark}/${addressOf(place)}` : claimed.mark;
  if (claimed.receipt && !manner.aside) return { ...claimed.receipt, found: true };
  if (!claimed.doubtful_since) return own(attempt, await send(web, place, mark, message, manner));
  const doubt = await settleDoubt(attempt, place, mark, manner.ifLost ?? 'send again');
  if (typeof doubt === 'object') return { ...doubt.found, found: true };
  const again = doubt === 'unseen' || manner.labelled ? noted(message, repeatNote(manner.language)) : message;
  return own(attempt, await send(web, place, mark, again, manner));
}

/** What lands after its errand went to somebody else is a second copy, unless they found it. */
async function own({ db, clock, claimed }: Attempt, receipt: Receipt): Promise<Receipt> {
  if (await isHeld(db, claimed)) return receipt;
  await askToRemove(db, claimed, receipt, await clock.now(db));
  throw new Error('a message was posted after its errand was lost');
}

async function send(web: WebClient, place: Place, mark: string, message: SlackMessage, manner: Manner) {
  const metadata = { event_type: markType, event_payload: { mark } };
  const common = {
    channel: addressOf(place),
    unfurl_links: false,
    unfurl_media: false,
    metadata,
    ...(place.threadTs === undefined ? {} : { thread_ts: place.threadTs }),
  };
  const { text, blocks } = message;
  const answer = await ask('chat.postMessage', web.chat.postMessage({ ...common, text, blocks })).catch(
    (error: unknown) => {
      if (courseAfter(error) !== 'plain text') throw error;
      const words = manner.plainly ? `${text}\n${manner.plainly}` : text;
      return ask('chat.postMessage', web.chat.postMessage({ ...common, text: words }));
    },
  );
  return ask('chat.postMessage', receiptOf(answer));
}

async function receiptOf({ channel, ts }: { channel?: string; ts?: string }): Promise<Receipt> {
  if (!channel || !ts) throw new Error('Slack accepted a message and did not say where it is');
  return { channel, ts };
}

/** Replaces what a message says; twice does no harm. What Slack will not take as it is keeps its words. */
export async function edit({ web }: Outbound, at: Receipt, { text, blocks }: SlackMessage): Promise<Receipt> {
  const where = { channel: at.channel, ts: at.ts, text };
  await ask('chat.update', web.chat.update({ ...where, blocks })).catch((error: unknown) => {
    if (courseAfter(error) !== 'plain text') throw error;
    return ask('chat.update', web.chat.update({ ...where, blocks: [] }));
  });
  return { channel: at.channel, ts: at.ts };
}

/** What somebody deleted is posted anew: the card must not be missing because of a slip of a finger. */
export function unlessDeleted(error: unknown): null {
  if (courseAfter(error) === 'fall back') return null;
  throw error;
}
