import type { Receipt } from '../../store/tables/outbox.ts';
import type { SlackMessage } from '../../views/slack/message.ts';
import type { Outbound } from '../context.ts';

/** Posts a message; `channel` may be a person's id, which opens the direct message. Links in it are never unfurled. */
export async function post(
  { web }: Outbound,
  channel: string,
  message: SlackMessage,
  threadTs?: string,
): Promise<Receipt> {
  const answer = await web.chat.postMessage({
    channel,
    text: message.text,
    blocks: message.blocks,
    unfurl_links: false,
    unfurl_media: false,
    ...(threadTs ? { thread_ts: threadTs } : {}),
  });
  if (!answer.channel || !answer.ts) throw new Error('Slack accepted a message and did not say where it is');
  return { channel: answer.channel, ts: answer.ts };
}

/** Replaces what a message says. */
export async function edit({ web }: Outbound, at: Receipt, message: SlackMessage): Promise<Receipt> {
  await web.chat.update({ channel: at.channel, ts: at.ts, text: message.text, blocks: message.blocks });
  return at;
}
