import { h, type JSX } from 'preact';
import type { Channel } from '../protocol.ts';
import { avatar } from './avatar.ts';
import { badges } from './badges.ts';
import { NewMessageButton } from './new-message.ts';
import { openChannel, openDirect } from './route.ts';
import { Group, Row } from './sidebar-row.ts';
import { channelLabel, getState, isDirect, nameOf, othersIn, person, workspace } from './store.ts';

/** How many others there are, where one face would have to stand for several. */
export function severalFaces(channel: Channel): JSX.Element {
  return h('span', { class: 'avatar tiny several', 'aria-hidden': 'true' }, othersIn(channel).length);
}

function groupRow(channel: Channel): JSX.Element {
  return h(Row, {
    key: channel.id,
    here: getState().at === channel.id,
    unread: channel.unread,
    face: severalFaces(channel),
    name: channelLabel(channel),
    go: () => openChannel(channel.id),
  });
}

function personRow(id: string, channel: Channel | undefined): JSX.Element {
  return h(Row, {
    key: id,
    here: channel !== undefined && getState().at === channel.id,
    unread: channel?.unread ?? 0,
    face: avatar(id, 'tiny'),
    name: id === workspace().me.id ? `${nameOf(id)} (you)` : nameOf(id),
    tag: badges(person(id))[0],
    go: () => (channel ? openChannel(channel.id) : void openDirect(id)),
  });
}

/** The app's messages first, then the other conversations, the newest on top. */
export function DirectMessages(): JSX.Element {
  const { channels, apps } = workspace();
  const bots = new Set(apps.map((app) => app.botUserId));
  const open = channels.filter(isDirect).toSorted((a, b) => (b.lastTs ?? '').localeCompare(a.lastTs ?? ''));
  const withApp = (bot: string) => open.find((channel) => channel.kind === 'dm' && channel.name === bot);
  return h(Group, { title: 'Direct messages', extra: h(NewMessageButton, {}) }, [
    apps.map((app) => personRow(app.botUserId, withApp(app.botUserId))),
    open
      .filter((channel) => channel.kind === 'group' || !bots.has(channel.name))
      .map((channel) => (channel.kind === 'group' ? groupRow(channel) : personRow(channel.name, channel))),
  ]);
}
