import type { Json } from '../json.ts';
import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { messagesOf, repliesTo, type StoredMessage } from '../state/messages.ts';
import { flag, listed, page, required, text } from './args.ts';
import { anyOf, HISTORY, needFor, READ } from './conversation-scopes.ts';
import { isIn, joinedChannel, lastingMessage, personWith, visibleChannel } from './find.ts';
import { messageJson } from './message-json.ts';
import { needScope, type Methods } from './method.ts';
import { Refusal } from './refusal.ts';
import { channelJson } from './shapes.ts';

const KIND_OF: Record<string, Channel['kind']> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'dm',
  mpim: 'group',
};

export const conversationsRead: Methods = {
  'conversations.info': {
    scopes: anyOf(READ),
    handle(core, args) {
      const channel = visibleChannel(core, required(args, 'channel'));
      needFor(core, channel, READ);
      const count = flag(args, 'include_num_members') ? { num_members: channel.members.length } : {};
      const locale = flag(args, 'include_locale') ? { locale: 'en-US' } : {};
      return { channel: { ...channelJson(core, channel), ...count, ...locale } };
    },
  },

  'conversations.list': {
    scopes: anyOf(READ),
    handle: (core, args) => listing(core, args, (channel) => channel.kind === 'public' || isIn(core, channel)),
  },

  'users.conversations': {
    scopes: anyOf(READ),
    handle(core, args) {
      const user = text(args, 'user') || core.app.botUserId;
      personWith(core, user);
      const seen = (channel: Channel) => channel.kind === 'public' || isIn(core, channel);
      return listing(core, args, (channel) => channel.members.includes(user) && seen(channel));
    },
  },

  'conversations.history': {
    scopes: anyOf(HISTORY),
    handle(core, args) {
      const channel = joinedChannel(core, required(args, 'channel'));
      needFor(core, channel, HISTORY);
      const all = messagesOf(core, channel.id)
        .filter((message) => message.ephemeralTo === null && (message.threadTs === null || message.broadcast))
        .filter(between(args))
        .toReversed();
      return { ...messagePage(core, args, all), pin_count: channel.pins.length };
    },
  },

  'conversations.replies': {
    scopes: anyOf(HISTORY),
    handle(core, args) {
      const channel = joinedChannel(core, required(args, 'channel'));
      needFor(core, channel, HISTORY);
      const named = lastingThread(core, channel, required(args, 'ts'));
      const parent = named.threadTs ? lastingThread(core, channel, named.threadTs) : named;
      const replies = repliesTo(core, channel.id, parent.ts).filter(between(args));
      return messagePage(core, args, [parent, ...replies], 1000);
    },
  },
};

function listing(core: Core, args: Json, admit: (channel: Channel) => boolean): Json {
  const types = text(args, 'types') === '' ? ['public_channel'] : listed(args, 'types');
  const kinds = types.map((type) => KIND_OF[type]);
  if (kinds.includes(undefined)) throw new Refusal('invalid_types');
  for (const kind of kinds) if (kind) needScope(core, READ[kind]);
  const all = [...core.state.channels.values()]
    .filter((channel) => kinds.includes(channel.kind) && admit(channel))
    .filter((channel) => !(channel.archived && flag(args, 'exclude_archived')));
  const { items, response_metadata } = page(args, all);
  const counted = items.map((channel) => ({ ...channelJson(core, channel), num_members: channel.members.length }));
  return { channels: counted, response_metadata };
}

function lastingThread(core: Core, channel: Channel, ts: string): StoredMessage {
  try {
    return lastingMessage(core, channel, ts);
  } catch {
    throw new Refusal('thread_not_found');
  }
}

function between(args: Json): (message: StoredMessage) => boolean {
  const oldest = bound(args, 'oldest') ?? 0;
  const latest = bound(args, 'latest') ?? Infinity;
  const inclusive = flag(args, 'inclusive');
  return ({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function bound(args: Json, name: 'oldest' | 'latest'): number | undefined {
  const given = text(args, name);
  if (given === '') return undefined;
  if (!/^\d+(\.\d+)?$/.test(given)) throw new Refusal(`invalid_ts_${name}`);
  return Number(given);
}

function messagePage(core: Core, args: Json, all: readonly StoredMessage[], standard = 100): Json {
  const most = core.limits.historyPage;
  const limited = Number(text(args, 'limit')) > most ? { ...args, limit: most } : args;
  const { items, response_metadata } = page(limited, all, Math.min(standard, most));
  const metadata = flag(args, 'include_all_metadata');
  const messages = items.map((message) => messageJson(core, message, { metadata }));
  const more = response_metadata.next_cursor !== '';
  return { messages, has_more: more, ...(more ? { response_metadata } : {}) };
}
