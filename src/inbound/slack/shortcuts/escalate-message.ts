import type { App } from '@slack/bolt';
import { z } from 'zod';
import { asChannelId, asUserId } from '../../../domain/ids.ts';
import type { Source } from '../../../domain/record.ts';
import { openFormLimits as limits, type OpenFormDraft } from '../../../views/slack/open-form.ts';
import { clean, clip } from '../../../views/slack/text.ts';
import type { Inbound } from '../../context.ts';
import { plainText } from '../plain-text.ts';
import { onShortcut } from './on-shortcut.ts';

const shortcut = z.object({
  channel: z.object({ id: z.string() }),
  message: z.object({
    ts: z.string(),
    user: z.string().nullish(),
    text: z.string().nullish(),
    files: z.array(z.object({ permalink: z.string().nullish() })).nullish(),
  }),
});
type Escalated = z.infer<typeof shortcut>;

/** "Escalate this message": the form, filled from it. */
export function registerEscalateMessage(app: App, inbound: Inbound): void {
  onShortcut(app, inbound, 'escalate_message', async (body) => {
    const escalated = shortcut.parse(body);
    return { draft: draftFromMessage(escalated.message), source: await sourceOf(inbound, escalated) };
  });
}

/** Its first line is the title, all of it the description; what was attached becomes linked records. */
export function draftFromMessage({ text, files }: Escalated['message']): OpenFormDraft {
  const description = clean(plainText((text ?? '').toWellFormed()));
  const [title = ''] = description.split('\n');
  const links = (files ?? []).flatMap(({ permalink }) => (permalink ? [permalink] : []));
  return {
    title: clip(title.trim(), limits.title),
    description: clip(description, limits.text),
    links: links.join('\n'),
  };
}

async function sourceOf({ web, log }: Inbound, { channel, message }: Escalated): Promise<Source> {
  const answer = await web.chat.getPermalink({ channel: channel.id, message_ts: message.ts }).catch((err: unknown) => {
    log.warn({ err }, 'the link to an escalated message is not known');
    return null;
  });
  return {
    via: 'message',
    channel: asChannelId(channel.id),
    messageTs: message.ts,
    permalink: answer?.permalink ?? null,
    author: message.user ? asUserId(message.user) : null,
  };
}
