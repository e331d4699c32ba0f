import type { WebClient } from '@slack/web-api';
import { second, type Instant } from '../../domain/time.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import { ask } from './ask.ts';
import { channelIdOf, type Place } from './place.ts';

/** The kind of metadata that our messages carry; its payload is their mark. */
export const markType = 'relevo_send';

/** Clocks differ: what was asked for at a time may bear an earlier one. */
const slackMs = 60 * second;

/**
 * Our own messages with this mark, the oldest first, as far as Slack's history shows them. Others may copy a mark, so the
 * bot that posted must be ours.
 * @throws what Slack refuses, and when the place has no history to look into.
 */
export async function lookFor(web: WebClient, place: Place, mark: string, since: Instant): Promise<readonly Receipt[]> {
  const { bot_id: bot } = await ask('auth.test', web.auth.test());
  const channel = await channelIdOf(web, place);
  if (!bot || channel === null) throw new Error('there is no history to look into');
  const found: Receipt[] = [];
  let cursor: string | undefined = '';
  do {
    const { messages = [], response_metadata: next } = await page(web, channel, place.threadTs, since, cursor);
    for (const message of messages)
      if (message.ts && message.bot_id === bot && isMarked(message.metadata, mark))
        found.push({ channel, ts: message.ts });
    cursor = next?.next_cursor;
  } while (cursor);
  return found.toSorted((a, b) => Number(a.ts) - Number(b.ts));
}

function page(web: WebClient, channel: string, threadTs: string | undefined, since: Instant, cursor: string) {
  const wanted = {
    channel,
    oldest: ((since - slackMs) / 1_000).toFixed(6),
    inclusive: true,
    include_all_metadata: true,
    limit: 200,
    ...(cursor ? { cursor } : {}),
  };
  return threadTs === undefined
    ? ask('conversations.history', web.conversations.history(wanted))
    : ask('conversations.replies', web.conversations.replies({ ...wanted, ts: threadTs }));
}

type Metadata = { readonly event_type?: string; readonly event_payload?: unknown } | undefined;

function isMarked(metadata: Metadata, mark: string): boolean {
  const payload = metadata?.event_payload;
  return (
    metadata?.event_type === markType &&
    typeof payload === 'object' &&
    payload !== null &&
    'mark' in payload &&
    payload.mark === mark
  );
}
