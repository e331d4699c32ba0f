import type { Json } from '../json.ts';
import type { Channel, StoredBookmark } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { newId } from '../state/ids.ts';
import { required, text } from './args.ts';
import { joinedChannel, livelyChannel } from './find.ts';
import type { Methods } from './method.ts';
import { Refusal } from './refusal.ts';

const MOST_BOOKMARKS = 100;
const write = { scopes: ['bookmarks:write'] };

export const bookmarks: Methods = {
  'bookmarks.add': {
    ...write,
    handle(core, args) {
      const channel = livelyChannel(core, required(args, 'channel_id'));
      if (required(args, 'type') !== 'link') throw new Refusal('invalid_bookmark_type');
      if (channel.bookmarks.length >= MOST_BOOKMARKS) throw new Refusal('too_many_bookmarks');
      const now = core.clock.now();
      const bookmark: StoredBookmark = {
        id: newId('Bk'),
        title: required(args, 'title'),
        link: linkOf(required(args, 'link')),
        emoji: emojiOf(text(args, 'emoji')),
        created: now,
        updated: now,
        by: core.app.botUserId,
      };
      channel.bookmarks = [...channel.bookmarks, bookmark];
      core.changes.tell({ type: 'state' });
      return { bookmark: bookmarkJson(core, channel, bookmark) };
    },
  },

  'bookmarks.edit': {
    ...write,
    handle(core, args) {
      const channel = livelyChannel(core, required(args, 'channel_id'));
      const bookmark = bookmarkAt(channel, required(args, 'bookmark_id'));
      if (text(args, 'title') !== '') bookmark.title = text(args, 'title');
      if (text(args, 'link') !== '') bookmark.link = linkOf(text(args, 'link'));
      if ('emoji' in args) bookmark.emoji = emojiOf(text(args, 'emoji'));
      bookmark.updated = core.clock.now();
      core.changes.tell({ type: 'state' });
      return { bookmark: bookmarkJson(core, channel, bookmark) };
    },
  },

  'bookmarks.list': {
    scopes: ['bookmarks:read'],
    handle(core, args) {
      const channel = joinedChannel(core, required(args, 'channel_id'));
      return { bookmarks: channel.bookmarks.map((bookmark) => bookmarkJson(core, channel, bookmark)) };
    },
  },

  'bookmarks.remove': {
    ...write,
    handle(core, args) {
      const channel = livelyChannel(core, required(args, 'channel_id'));
      const gone = bookmarkAt(channel, required(args, 'bookmark_id'));
      channel.bookmarks = channel.bookmarks.filter((bookmark) => bookmark !== gone);
      core.changes.tell({ type: 'state' });
      return {};
    },
  },
};

function bookmarkAt(channel: Channel, id: string): StoredBookmark {
  const bookmark = channel.bookmarks.find((each) => each.id === id);
  if (!bookmark) throw new Refusal('not_found');
  return bookmark;
}

function linkOf(given: string): string {
  if (!/^https?:\/\/\S+$/.test(given)) throw new Refusal('invalid_link');
  return given;
}

function emojiOf(given: string): string {
  if (given !== '' && !/^:[a-z0-9_'+-]+(::skin-tone-[2-6])?:$/.test(given)) throw new Refusal('invalid_emoji');
  return given;
}

function bookmarkJson(core: Core, channel: Channel, bookmark: StoredBookmark): Json {
  return {
    id: bookmark.id,
    channel_id: channel.id,
    title: bookmark.title,
    link: bookmark.link,
    emoji: bookmark.emoji,
    icon_url: null,
    type: 'link',
    entity_id: null,
    date_created: Math.floor(bookmark.created / 1000),
    date_updated: Math.floor(bookmark.updated / 1000),
    rank: String(channel.bookmarks.indexOf(bookmark)).padStart(4, '0'),
    last_updated_by_user_id: bookmark.by,
    last_updated_by_team_id: core.team.id,
    shortcut_id: null,
    app_id: core.app.id,
  };
}
