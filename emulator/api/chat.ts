import { records, type Json } from '../json.ts';
import { messageError } from '../rules/message.ts';
import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { change, post, remove, repliesTo, type StoredMessage } from '../state/messages.ts';
import { blocksOf } from '../state/views.ts';
import { flag, json, required, text } from './args.ts';
import { destination, isIn, lastingMessage, personWith, visibleChannel } from './find.ts';
import { guiseOf } from './guise.ts';
import { messageJson } from './message-json.ts';
import { metadataOf, newMetadata } from './metadata.ts';
import { hasScope, type Methods } from './method.ts';
import { Refusal, refuseWith } from './refusal.ts';
import { threadMeant } from './thread.ts';

const chatWrite = { scopes: ['chat:write'] };
const LONGEST_TEXT = 40_000;

export const chat: Methods = {
  'chat.postMessage': {
    ...chatWrite,
    handle(core, args) {
      const channel = destination(core, required(args, 'channel'));
      mayPost(core, channel);
      const guise = guiseOf(core, args);
      const content = contentOf(args);
      const message = post(core, channel, {
        ...content,
        ...guise,
        user: core.app.botUserId,
        byApp: true,
        metadata: metadataOf(args),
        ...placeOf(core, channel, args),
      });
      return { channel: channel.id, ts: message.ts, message: messageJson(core, message, { metadata: true }) };
    },
  },

  'chat.update': {
    ...chatWrite,
    handle(core, args) {
      const channel = visibleChannel(core, required(args, 'channel'));
      const message = lastingMessage(core, channel, required(args, 'ts'));
      if (!message.byApp) throw new Refusal('cant_update_message');
      if (channel.archived) throw new Refusal('is_inactive');
      const content = contentOf(args, true);
      const metadata = newMetadata(args, message.metadata);
      change(core, channel, message, { ...content, metadata, edited: core.stamps.next() });
      return {
        channel: channel.id,
        ts: message.ts,
        text: message.text,
        message: messageJson(core, message, { metadata: true }),
      };
    },
  },

  'chat.delete': {
    ...chatWrite,
    handle(core, args) {
      const channel = visibleChannel(core, required(args, 'channel'));
      const message = lastingMessage(core, channel, required(args, 'ts'));
      if (!message.byApp) throw new Refusal('cant_delete_message');
      if (repliesTo(core, channel.id, message.ts).length > 0) tombstone(core, channel, message);
      else remove(core, channel, message);
      return { channel: channel.id, ts: message.ts };
    },
  },

  'chat.postEphemeral': {
    ...chatWrite,
    handle(core, args) {
      const channel = destination(core, required(args, 'channel'));
      const person = personWith(core, required(args, 'user'), 'user_not_in_channel');
      mayPost(core, channel);
      if (!channel.members.includes(person.id)) throw new Refusal('user_not_in_channel');
      const content = contentOf(args);
      const place = placeOf(core, channel, args);
      const message = post(core, channel, {
        ...content,
        user: core.app.botUserId,
        byApp: true,
        ephemeralTo: person.id,
        threadTs: place.threadTs,
      });
      return { message_ts: message.ts };
    },
  },

  'chat.getPermalink': {
    handle(core, args) {
      const channel = visibleChannel(core, required(args, 'channel'));
      const message = lastingMessage(core, channel, required(args, 'message_ts'));
      const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
      const path = `archives/${channel.id}/p${message.ts.replace('.', '')}`;
      return { channel: channel.id, permalink: `https://${core.team.domain}.slack.com/${path}${thread}` };
    },
  },
};

function mayPost(core: Core, channel: Channel): void {
  if (channel.kind === 'dm' && !core.app.manifest.messagesTab) throw new Refusal('messages_tab_disabled');
  if (!isIn(core, channel) && !hasScope(core, 'chat:write.public')) throw new Refusal('not_in_channel');
  if (channel.archived) throw new Refusal('is_archived');
}

/** Text, blocks and attachments of a call, checked by the rules of messages. */
function contentOf(args: Json, update = false): Pick<StoredMessage, 'text' | 'blocks' | 'attachments'> {
  const markdown = text(args, 'markdown_text');
  const blocks = json(args, 'blocks', 'invalid_blocks_format');
  if (markdown !== '' && (text(args, 'text') !== '' || blocks !== undefined))
    throw new Refusal('markdown_text_conflict');
  const given = {
    text: args['text'],
    blocks: markdown === '' ? blocks : [{ type: 'markdown', text: markdown }],
    attachments: json(args, 'attachments', 'invalid_attachments'),
  };
  return checkedContent(given, update);
}

/** Refuses with Slack's error what is no message, else gives it with the ids of its blocks filled in. */
export function checkedContent(given: Json, update = false): Pick<StoredMessage, 'text' | 'blocks' | 'attachments'> {
  const fault = messageError({
    text: text(given, 'text'),
    blocks: given['blocks'],
    attachments: given['attachments'],
    update,
  });
  if (fault) refuseWith(fault.error, fault.messages ?? []);
  return {
    text: text(given, 'text').slice(0, LONGEST_TEXT),
    blocks: blocksOf(given['blocks']),
    attachments: records(given['attachments']),
  };
}

/** The thread to answer in, and whether the channel is to see it too. */
function placeOf(core: Core, channel: Channel, args: Json): Pick<StoredMessage, 'threadTs' | 'broadcast'> {
  const ts = text(args, 'thread_ts');
  if (ts === '') return { threadTs: null, broadcast: false };
  return { threadTs: threadMeant(core, channel, ts), broadcast: flag(args, 'reply_broadcast') };
}

/** Replies keep their thread: what is left of its first message says only that it was deleted. */
function tombstone(core: Core, channel: Channel, message: StoredMessage): void {
  const gone = { text: 'This message was deleted.', blocks: [], attachments: [], metadata: null, subtype: 'tombstone' };
  channel.pins = channel.pins.filter((pin) => pin.ts !== message.ts);
  change(core, channel, message, { ...gone, byApp: false });
}
