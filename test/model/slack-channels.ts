import type { Instant } from '../../src/domain/time.ts';

export type Args = Readonly<Record<string, string>>;

/** One message of the app's. `began` is when it was asked for and `landed` when it arrived, as places in the order of calls. */
export type Post = {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly mark: string | null;
  /** What it said as it was posted, and what it says now. */
  readonly said: string;
  text: string;
  deleted: boolean;
  readonly began: number;
  readonly landed: number;
  readonly metadata: unknown;
};

export type Room = { readonly id: string; readonly name: string; readonly created: number };

const bot = { user_id: 'U-RELEVO', bot_id: 'B-RELEVO' };
/** So few messages a page, that whoever looks must turn it. */
const perPage = 3;

/** What Slack keeps and does when all is well. `order` counts the calls. */
export function createChannels(now: () => Instant, order: () => number) {
  const posts: Post[] = [];
  const rooms: Room[] = [];

  const refused = (error: string) => ({ ok: false, error });
  const find = ({ channel, ts }: Args) =>
    posts.find((each) => each.channel === channel && each.ts === ts && !each.deleted);

  function postMessage(args: Args, began: number): object {
    const channel = channelOf(args['channel'] ?? '');
    const ts = `${Math.floor(now() / 1_000)}.${String(posts.length + 1).padStart(6, '0')}`;
    const metadata: unknown = JSON.parse(args['metadata'] ?? 'null');
    const text = args['text'] ?? '';
    const thread = args['thread_ts'] ?? null;
    posts.push({
      channel,
      ts,
      thread,
      mark: markOf(metadata),
      said: text,
      text,
      deleted: false,
      began,
      landed: order(),
      metadata,
    });
    return { ok: true, channel, ts };
  }

  function update(args: Args): object {
    const post = find(args);
    if (!post) return refused('message_not_found');
    post.text = args['text'] ?? '';
    return { ok: true, channel: post.channel, ts: post.ts };
  }

  function remove(args: Args): object {
    const post = find(args);
    if (!post) return refused('message_not_found');
    post.deleted = true;
    return { ok: true };
  }

  function read(args: Args, thread: string | null): object {
    const channel = args['channel'];
    const all = posts
      .filter((each) => each.channel === channel && !each.deleted)
      .filter((each) => (thread === null ? each.thread === null : each.thread === thread || each.ts === thread))
      .filter(({ ts }) => Number(ts) >= Number(args['oldest'] ?? 0))
      .toReversed();
    const from = Number(args['cursor'] ?? 0);
    const messages = all.slice(from, from + perPage).map(({ ts, text, metadata }) => ({
      ts,
      text,
      bot_id: bot.bot_id,
      ...(args['include_all_metadata'] === 'true' ? { metadata } : {}),
    }));
    const next = from + perPage < all.length ? String(from + perPage) : '';
    return { ok: true, messages, response_metadata: { next_cursor: next } };
  }

  function create({ name = '' }: Args): object {
    if (rooms.some((room) => room.name === name)) return refused('name_taken');
    const room = { id: `C-${name}`, name, created: Math.floor(now() / 1_000) };
    rooms.push(room);
    return { ok: true, channel: room };
  }

  return {
    posts,
    rooms,
    carryOut(method: string, args: Args, began: number): object {
      switch (method) {
        case 'chat.postMessage':
          return postMessage(args, began);
        case 'chat.update':
          return update(args);
        case 'chat.delete':
          return remove(args);
        case 'conversations.history':
          return read(args, null);
        case 'conversations.replies':
          return read(args, args['ts'] ?? null);
        case 'conversations.open':
          return { ok: true, channel: { id: channelOf(args['users'] ?? '') } };
        case 'conversations.list':
          return { ok: true, channels: ['leads', 'updates'].map((name) => ({ id: `C-${name}`, name })) };
        case 'conversations.create':
          return create(args);
        case 'users.conversations':
          return { ok: true, channels: rooms.map((room) => ({ ...room, creator: bot.user_id })) };
        case 'bookmarks.list':
          return { ok: true, bookmarks: [] };
        case 'auth.test':
          return { ok: true, ...bot };
        case 'conversations.invite':
        case 'conversations.setTopic':
        case 'conversations.setPurpose':
        case 'pins.add':
        case 'bookmarks.add':
          return { ok: true };
        default:
          throw new Error(`this Slack knows no ${method}`);
      }
    },
  };
}

/** A name's channel, a person's direct messages, or the channel itself. */
export function channelOf(address: string): string {
  if (address.startsWith('#')) return `C-${address.slice(1)}`;
  return /^[CD]-/.test(address) ? address : `D-${address}`;
}

function markOf(metadata: unknown): string | null {
  if (typeof metadata !== 'object' || metadata === null || !('event_payload' in metadata)) return null;
  const payload = metadata.event_payload;
  return typeof payload === 'object' && payload !== null && 'mark' in payload ? String(payload.mark) : null;
}
