import { emitEvent } from '../delivery/events.ts';
import type { Json } from '../json.ts';
import type { Block } from '../protocol.ts';
import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import type { StoredFile } from '../state/files.ts';
import { post } from '../state/messages.ts';
import { json, listed, text } from './args.ts';
import { checkedContent } from './chat.ts';
import { destination, isIn, visibleChannel } from './find.ts';
import { Refusal } from './refusal.ts';
import { threadMeant } from './thread.ts';

const MOST_CHANNELS = 100;

type Places = { channels: Channel[]; text: string; blocks: Block[]; threadTs: string | null };

/** Where files are to be shown, and with which words; refused before anything is completed. */
export function sharePlaces(core: Core, args: Json): Places {
  const ids = [...new Set([...listed(args, 'channel_id'), ...listed(args, 'channels')])];
  if (ids.length > MOST_CHANNELS) throw new Refusal('channels_limit_exceeded');
  const channels = ids.map((id) => placeOf(core, id));
  const comment = text(args, 'initial_comment');
  const blocks = comment === '' ? json(args, 'blocks', 'invalid_blocks') : undefined;
  const content =
    comment === '' && blocks === undefined ? { text: '', blocks: [] } : checkedContent({ text: comment, blocks });
  return {
    channels,
    text: content.text,
    blocks: content.blocks,
    threadTs: threadOf(core, channels, text(args, 'thread_ts')),
  };
}

/** One message in each place, with all the files. */
export function share(core: Core, { channels, ...content }: Places, files: readonly StoredFile[]): void {
  for (const channel of channels) {
    post(core, channel, {
      ...content,
      user: core.app.botUserId,
      byApp: true,
      files: files.map((file) => file.id),
    });
    for (const file of files) {
      announceFile(core, 'file_shared', file, channel);
      if (channel.kind === 'public') announceFile(core, 'file_public', file, channel);
    }
  }
}

/** Tells the app that a file was made, or shown in a channel. */
export function announceFile(core: Core, type: string, file: StoredFile, channel?: Channel): void {
  const about = { file_id: file.id, user_id: file.user, file: { id: file.id } };
  if (channel) emitEvent(core, { type, ...about, channel_id: channel.id }, { channel });
  else emitEvent(core, { type, ...about });
}

/** Files go only where the app is a member, whatever it may post elsewhere. */
function placeOf(core: Core, id: string): Channel {
  const channel = core.state.people.has(id) ? destination(core, id) : visibleChannel(core, id);
  if (!isIn(core, channel)) throw new Refusal('not_in_channel');
  if (channel.archived) throw new Refusal('posting_to_channel_denied');
  return channel;
}

function threadOf(core: Core, channels: readonly Channel[], ts: string): string | null {
  const [channel] = channels;
  if (ts === '' || !channel) return null;
  return threadMeant(core, channel, ts);
}
