import { h, type JSX } from 'preact';
import type { Channel, Message } from '../protocol.ts';
import { AppTabs } from './app-tabs.ts';
import { authorName } from './author.ts';
import { avatar } from './avatar.ts';
import { badges, badgesBeside } from './badges.ts';
import { timeOfDay, shortDay } from './dates.ts';
import { severalFaces } from './direct-messages.ts';
import { emojiPicture } from './emoji.ts';
import { icon } from './icons.ts';
import { MenuButton, type MenuGroup } from './menu.ts';
import { messageTime } from './message.ts';
import { mrkdwn } from './mrkdwn-view.ts';
import { isSafeUrl, spokenText } from './mrkdwn.ts';
import { channelLink, openDirect, openMessage } from './route.ts';
import { SidebarToggle } from './sidebar-toggle.ts';
import { CanvasButton, canvasesGroup } from './canvas-button.ts';
import { ClockButton } from './clock.ts';
import { channelLabel, nameOf, person, reader, say, workspace } from './store.ts';
import { actAloud, me } from './wire.ts';

function membersGroup(channel: Channel): MenuGroup {
  const items = channel.members.map((id) => ({
    label: id === me() ? `${nameOf(id)} (you)` : nameOf(id),
    detail: [`@${person(id)?.name ?? id}`, ...badges(person(id))].join(' · '),
    pick: () => (id === me() ? undefined : void openDirect(id)),
  }));
  return { title: 'Members', items };
}

function Members({ channel }: { channel: Channel }): JSX.Element {
  const count = channel.members.length;
  return h(
    MenuButton,
    {
      label: `${count} ${count === 1 ? 'member' : 'members'}`,
      class: 'head-button',
      groups: () => [membersGroup(channel)],
    },
    [
      h(
        'span',
        { class: 'facepile' },
        channel.members.slice(0, 3).map((id) => avatar(id, 'tiny')),
      ),
      count,
    ],
  );
}

function pinWords(message: Message): string {
  const words = spokenText(message.text, nameOf) || 'Message';
  return words.length > 90 ? `${words.slice(0, 89)}…` : words;
}

function pinsGroup(channel: Channel, messages: readonly Message[]): MenuGroup {
  const items = channel.pins.toReversed().flatMap((ts) => {
    const message = messages.find((each) => each.ts === ts);
    if (!message) return [];
    const when = messageTime(message);
    const detail = `${authorName(message)}, ${shortDay(when, reader())} ${timeOfDay(when, reader())}`;
    return [{ label: pinWords(message), detail, pick: () => openMessage(channel.id, ts, message.threadTs) }];
  });
  return { title: 'Pinned', items };
}

function Pins({ channel, messages }: { channel: Channel; messages: readonly Message[] }): JSX.Element | null {
  const count = channel.pins.length;
  if (count === 0) return null;
  return h(
    MenuButton,
    { label: `${count} pinned`, class: 'head-button', groups: () => [pinsGroup(channel, messages)] },
    [icon('pin', 16), count],
  );
}

function Bookmarks({ channel }: { channel: Channel }): JSX.Element | null {
  if (channel.bookmarks.length === 0) return null;
  return h('nav', { class: 'bookmarks', 'aria-label': 'Bookmarks' }, [
    channel.bookmarks.map((bookmark) => {
      const face = emojiPicture(bookmark.emoji.replaceAll(':', ''));
      const words = [face ? h('span', { class: 'emoji' }, face) : icon('bookmark', 14), bookmark.title];
      return isSafeUrl(bookmark.link)
        ? h(
            'a',
            {
              key: bookmark.id,
              class: 'bookmark',
              href: bookmark.link,
              target: '_blank',
              rel: 'noopener noreferrer',
              title: bookmark.link,
            },
            words,
          )
        : h('span', { key: bookmark.id, class: 'bookmark' }, words);
    }),
  ]);
}

async function copyChannel(channel: Channel): Promise<void> {
  try {
    await navigator.clipboard.writeText(channelLink(channel.id));
    say('Link copied.');
  } catch {
    say('The browser did not allow copying the link.');
  }
}

/** What this place is, who is here, and what is kept at hand. */
export function ChannelHeader({ channel, messages }: { channel: Channel; messages: readonly Message[] }): JSX.Element {
  const direct = channel.kind === 'dm';
  const isApp = direct && workspace().apps.some((app) => app.botUserId === channel.name);
  const group = channel.kind === 'group';
  const mark = group ? severalFaces(channel) : icon(channel.kind === 'private' ? 'lock' : 'hash', 18);
  const face = direct ? avatar(channel.name, 'tiny') : mark;
  const more = () => [
    {
      items: [
        { label: 'Copy link', icon: 'link' as const, pick: () => void copyChannel(channel) },
        ...(channel.isMember && !group
          ? [
              {
                label: 'Leave channel',
                icon: 'leave' as const,
                pick: () => void actAloud({ do: 'leave', as: me(), channel: channel.id }),
              },
            ]
          : []),
      ],
    },
    // Their own buttons have no room on a phone.
    ...(matchMedia('(max-width: 767px)').matches
      ? [canvasesGroup(channel), pinsGroup(channel, messages), membersGroup(channel)]
      : []),
  ];
  return h('div', {}, [
    h('header', { class: 'pane-head' }, [
      h(SidebarToggle, {}),
      h('div', { class: direct ? 'pane-words direct' : 'pane-words' }, [
        h('h1', { class: 'pane-title' }, [
          face,
          h(
            'span',
            {},
            direct
              ? [nameOf(channel.name), !isApp && badgesBeside(person(channel.name))]
              : group
                ? channelLabel(channel)
                : channel.name,
          ),
        ]),
        !direct &&
          channel.topic &&
          h('div', { class: 'topic', title: spokenText(channel.topic, nameOf) }, mrkdwn(channel.topic)),
      ]),
      isApp && h(AppTabs, { at: 'messages' }),
      h('div', { class: 'pane-tools' }, [
        h(ClockButton, {}),
        h(CanvasButton, { channel }),
        h(Pins, { channel, messages }),
        !direct && h(Members, { channel }),
        !direct &&
          h(
            MenuButton,
            { label: group ? 'Conversation menu' : 'Channel menu', class: 'icon-button', groups: more },
            icon('more'),
          ),
      ]),
    ]),
    h(Bookmarks, { channel }),
  ]);
}
