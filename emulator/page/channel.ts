import { h, type JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Channel, Message } from '../protocol.ts';
import { authorName } from './author.ts';
import { avatar } from './avatar.ts';
import { ChannelHeader } from './channel-header.ts';
import { Composer } from './composer.ts';
import { ConnectionBar } from './connection.ts';
import { icon } from './icons.ts';
import { MessageList } from './message-list.ts';
import { mrkdwn } from './mrkdwn-view.ts';
import { spokenText } from './mrkdwn.ts';
import { inSight } from './split/inside.ts';
import { channelLabel, getState, isReadOnly, nameOf, othersIn, workspace } from './store.ts';
import { Toasts } from './toasts.ts';
import { actAloud, me } from './wire.ts';

const NONE: readonly Message[] = [];

function isInChannel(message: Message): boolean {
  return message.threadTs === null || message.threadTs === message.ts || message.broadcast;
}

/** Where "New" stands: at what was unread on coming here, or what came while the window was out of sight. It stays until one leaves. */
function useUnreadLine(channel: Channel, messages: readonly Message[], loaded: boolean): string | null {
  const [line, setLine] = useState<string | null>(null);
  const opening = useRef<number | null>(channel.unread);
  const known = useRef(0);
  useEffect(() => {
    if (!loaded) return;
    const others = messages.filter(
      (message) => message.user !== me() && message.subtype === null && message.ephemeralTo === null,
    );
    if (opening.current !== null) {
      const first = opening.current > 0 ? others.at(-Math.min(opening.current, others.length)) : undefined;
      setLine(first?.ts ?? null);
      opening.current = null;
    } else if (!inSight() && others.length > known.current) {
      setLine((before) => before ?? others[known.current]?.ts ?? null);
    }
    known.current = others.length;
  }, [messages, loaded]);
  return line;
}

/** Tells screen readers what came in, once, and only what came after the channel was opened. */
function Announcer({ messages }: { messages: readonly Message[] }): JSX.Element {
  const last = useRef<string | null>(null);
  const [words, setWords] = useState('');
  const newest = messages.at(-1);
  useEffect(() => {
    if (newest && last.current !== null && newest.ts > last.current && newest.user !== me()) {
      setWords(`${authorName(newest)}: ${spokenText(newest.text, nameOf).slice(0, 300)}`);
    }
    last.current = newest?.ts ?? '';
  }, [newest?.ts]);
  return h('div', { class: 'unseen', 'aria-live': 'polite' }, words);
}

function Intro({ channel, empty }: { channel: Channel; empty: boolean }): JSX.Element {
  if (channel.kind === 'dm') {
    const isApp = workspace().apps.some((app) => app.botUserId === channel.name);
    return h('div', { class: 'intro' }, [
      avatar(channel.name, 'large'),
      h('h2', {}, nameOf(channel.name)),
      h(
        'p',
        {},
        isApp
          ? `This is where ${nameOf(channel.name)} writes to you.`
          : `This is the start of your messages with ${nameOf(channel.name)}.`,
      ),
    ]);
  }
  if (channel.kind === 'group') {
    return h('div', { class: 'intro' }, [
      h(
        'span',
        { class: 'facepile' },
        othersIn(channel).map((id) => avatar(id, 'large')),
      ),
      h('h2', {}, channelLabel(channel)),
      h('p', {}, `This is the start of your messages with ${channelLabel(channel)}.`),
    ]);
  }
  return h('div', { class: 'intro' }, [
    h('h2', {}, [icon(channel.kind === 'private' ? 'lock' : 'hash', 22), channel.name]),
    h(
      'p',
      {},
      channel.kind === 'private'
        ? 'This is the start of a private channel: only its members see it.'
        : 'This is the start of the channel.',
    ),
    channel.purpose && h('div', { class: 'purpose' }, mrkdwn(channel.purpose)),
    empty && h('p', { class: 'purpose' }, 'Nobody has written here yet.'),
  ]);
}

/** What stands where the composer would, when one cannot write. */
function Closed({ channel }: { channel: Channel }): JSX.Element {
  if (channel.archived)
    return h('div', { class: 'closed' }, 'This channel is archived. It can be read, but not written in.');
  if (isReadOnly(channel))
    return h('div', { class: 'closed' }, `${nameOf(channel.name)} writes to you here, and does not read answers.`);
  return h('div', { class: 'closed' }, [
    h('span', {}, `You are looking at ${channelLabel(channel)} from outside.`),
    h(
      'button',
      {
        type: 'button',
        class: 'button primary',
        onClick: () => void actAloud({ do: 'join', as: me(), channel: channel.id }),
      },
      'Join channel',
    ),
  ]);
}

/** A channel or direct message: its head, its messages, and where one writes. Keyed by channel, so that nothing leaks from one to the next. */
export function ChannelPane({ channel }: { channel: Channel }): JSX.Element {
  const { messages: all, target } = getState();
  const fetched = all.get(channel.id);
  const messages = fetched ?? NONE;
  const own = messages.filter(isInChannel);
  const unreadFrom = useUnreadLine(channel, own, fetched !== undefined);
  const label = channelLabel(channel);
  const [follow, setFollow] = useState(0);

  const seen = () => {
    if (fetched && channel.unread > 0) void actAloud({ do: 'read', as: me(), channel: channel.id });
  };
  // Unread marks that arrive while the end is in sight are read at once.
  const latest = useRef(seen);
  latest.current = seen;
  const atEnd = useRef(false);
  useEffect(() => {
    if (atEnd.current && inSight()) seen();
  }, [channel.unread, fetched]);

  return h('section', { class: 'pane', 'aria-label': label }, [
    h(ChannelHeader, { channel, messages }),
    h(ConnectionBar, {}),
    fetched
      ? h(MessageList, {
          messages: own,
          label: `Messages in ${label}`,
          intro: h(Intro, { channel, empty: own.length === 0 }),
          unreadFrom,
          target,
          inThread: false,
          follow,
          bottom: (reached) => {
            atEnd.current = reached;
            if (reached) latest.current();
          },
        })
      : h('div', { class: 'message-frame loading', 'aria-busy': true }),
    h(Announcer, { messages: own }),
    h('div', { class: 'pane-foot' }, [
      h(Toasts, {}),
      channel.archived || !channel.isMember || isReadOnly(channel)
        ? h(Closed, { channel })
        : h(Composer, {
            key: channel.id,
            channel: channel.id,
            placeholder: `Message ${label}`,
            sent: () => setFollow((count) => count + 1),
          }),
    ]),
  ]);
}
