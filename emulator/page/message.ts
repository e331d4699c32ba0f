import { h, type JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Message } from '../protocol.ts';
import { AuthorFace, authorName } from './author.ts';
import { avatar } from './avatar.ts';
import { badgesBeside } from './badges.ts';
import { Blocks } from './blocks/blocks.ts';
import { fullTime, timeOfDay } from './dates.ts';
import { Files } from './files.ts';
import { emojiPicture, emojiWords } from './emoji.ts';
import { icon } from './icons.ts';
import { MessageActions } from './message-actions.ts';
import { messageSurface } from './message-surface.ts';
import { mrkdwn } from './mrkdwn-view.ts';
import { spokenText } from './mrkdwn.ts';
import { openThread } from './route.ts';
import { getState, nameOf, person, reader, workspace } from './store.ts';
import { actAloud, me } from './wire.ts';

export function messageTime(message: Message): number {
  return Number(message.ts) * 1000;
}

function Reactions({ message }: { message: Message }): JSX.Element | null {
  if (message.reactions.length === 0) return null;
  const { channel, ts } = message;
  return h(
    'div',
    { class: 'reactions' },
    message.reactions.map(({ name, users }) => {
      const mine = users.includes(me());
      const who = `${users.map(nameOf).join(', ')} reacted with ${emojiWords(name)}`;
      return h(
        'button',
        {
          key: name,
          type: 'button',
          class: mine ? 'reaction mine' : 'reaction',
          title: who,
          'aria-label': who,
          'aria-pressed': mine,
          onClick: () => void actAloud({ do: 'react', as: me(), channel, ts, name }),
        },
        [h('span', { class: 'emoji' }, emojiPicture(name) ?? `:${name}:`), users.length],
      );
    }),
  );
}

/** The people who replied are not in the message itself; the channel's messages tell. */
function ThreadSummary({ message }: { message: Message }): JSX.Element | null {
  const replies = (getState().messages.get(message.channel) ?? []).filter(
    (each) => each.threadTs === message.ts && each.ts !== message.ts,
  );
  const count = Math.max(message.replyCount, replies.filter((each) => each.ephemeralTo === null).length);
  if (count === 0) return null;
  const last = replies.at(-1);
  const authors = [...new Set(replies.map((each) => each.user))].slice(0, 4);
  return h('button', { type: 'button', class: 'thread-summary', onClick: () => openThread(message.ts) }, [
    h(
      'span',
      { class: 'facepile' },
      authors.map((id) => avatar(id, 'tiny')),
    ),
    h('span', { class: 'thread-count' }, count === 1 ? '1 reply' : `${count} replies`),
    last && h('span', { class: 'thread-last' }, `Last at ${timeOfDay(messageTime(last), reader())}`),
  ]);
}

/** What a reply that stands in the channel too answers, and in the thread that it stands there. */
function BroadcastMark({ message, inThread }: { message: Message; inThread: boolean }): JSX.Element {
  if (inThread) return h('div', { class: 'mark' }, [icon('reply', 14), 'Also sent to the channel']);
  const parent = getState()
    .messages.get(message.channel)
    ?.find((each) => each.ts === message.threadTs);
  const words = parent ? spokenText(parent.text, nameOf) : '';
  return h('div', { class: 'mark' }, [
    icon('reply', 14),
    'Replied to a thread: ',
    h(
      'button',
      { type: 'button', class: 'thread-link', onClick: () => openThread(message.threadTs) },
      words === '' ? 'open it' : words,
    ),
  ]);
}

export type MessageRowProps = { message: Message; compact: boolean; inThread: boolean; targeted: boolean };

/** What the workspace itself says: who came, who left, what the topic is now. */
export function isSystem(message: Message): boolean {
  return /^(channel|group)_/.test(message.subtype ?? '');
}

function systemRow(message: Message): JSX.Element {
  const time = messageTime(message);
  // Some of Slack's texts begin with whom they are about and some don't.
  const who = `<@${message.user}> `;
  const did = message.text.startsWith(who) ? message.text.slice(who.length) : message.text;
  return h('article', { class: 'message system', 'data-ts': message.ts }, [
    h('div', { class: 'gutter' }, avatar(message.user, 'tiny')),
    h('div', { class: 'message-body mrkdwn' }, [h('strong', {}, nameOf(message.user)), ' ', mrkdwn(did)]),
    h(
      'time',
      { class: 'stamp', dateTime: new Date(time).toISOString(), title: fullTime(time, reader()) },
      timeOfDay(time, reader()),
    ),
  ]);
}

function row({ message, compact, inThread, targeted }: MessageRowProps): JSX.Element {
  const author = person(message.user);
  const time = messageTime(message);
  const stamp = h(
    'time',
    { class: 'stamp', dateTime: new Date(time).toISOString(), title: fullTime(time, reader()) },
    timeOfDay(time, reader()),
  );
  const classes = [
    'message',
    compact && 'compact',
    message.pinned && 'pinned',
    message.ephemeralTo !== null && 'ephemeral',
    targeted && 'targeted',
  ];
  return h(
    'article',
    {
      class: classes.filter(Boolean).join(' '),
      'data-ts': message.ts,
      'aria-label': `${authorName(message)}, ${timeOfDay(time, reader())}`,
    },
    [
      h('div', { class: 'gutter' }, compact ? stamp : h(AuthorFace, { message })),
      h('div', { class: 'message-body' }, [
        message.pinned && h('div', { class: 'mark' }, [icon('pin', 14), 'Pinned']),
        message.broadcast && h(BroadcastMark, { message, inThread }),
        message.ephemeralTo !== null && h('div', { class: 'mark' }, [icon('eye', 14), 'Only visible to you']),
        !compact &&
          h('div', { class: 'byline' }, [
            h('span', { class: 'author' }, authorName(message)),
            badgesBeside(author),
            stamp,
          ]),
        message.blocks.length > 0
          ? h('div', { class: 'blocks' }, h(Blocks, { blocks: message.blocks, surface: messageSurface(message) }))
          : message.text && h('div', { class: 'mrkdwn' }, mrkdwn(message.text)),
        message.files && h(Files, { files: message.files }),
        message.edited && h('span', { class: 'edited' }, '(edited)'),
        h(Reactions, { message }),
        !inThread && h(ThreadSummary, { message }),
      ]),
      message.ephemeralTo === null && h(MessageActions, { message, inThread }),
    ],
  );
}

/** One message. Drawn again only when it, its thread, or who and what it may mention has changed. */
export function MessageRow(props: MessageRowProps): JSX.Element {
  const { people, channels, me: who, apps } = workspace();
  const { message, compact, inThread, targeted } = props;
  const replies = message.replyCount > 0 || message.broadcast ? getState().messages.get(message.channel) : null;
  return useMemo(
    () => (isSystem(message) ? systemRow(message) : row(props)),
    [message, compact, inThread, targeted, replies, people, channels, who, apps],
  );
}
