import { h, type JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Channel } from '../protocol.ts';
import { Composer } from './composer.ts';
import { icon } from './icons.ts';
import { MessageList } from './message-list.ts';
import { MessageRow } from './message.ts';
import { openThread } from './route.ts';
import { channelLabel, getState, isReadOnly } from './store.ts';

/** A message and its replies, beside the channel; over it where there is no room for both. */
export function ThreadPane({ channel, ts }: { channel: Channel; ts: string }): JSX.Element | null {
  const panel = useRef<HTMLElement>(null);
  const [follow, setFollow] = useState(0);
  const { messages, target } = getState();
  const all = messages.get(channel.id);
  const parent = all?.find((message) => message.ts === ts);
  const replies = all?.filter((message) => message.threadTs === ts && message.ts !== ts) ?? [];
  const close = () => openThread(null);

  useEffect(() => {
    if (!panel.current?.contains(document.activeElement)) panel.current?.focus();
  }, []);

  if (!all) return null;
  const shut = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };
  return h('aside', { ref: panel, class: 'pane thread', 'aria-label': 'Thread', tabIndex: -1, onKeyDown: shut }, [
    h('header', { class: 'pane-head' }, [
      h(
        'button',
        { type: 'button', class: 'icon-button thread-back', 'aria-label': 'Back to the channel', onClick: close },
        icon('back'),
      ),
      h('div', { class: 'pane-words' }, [
        h('h2', { class: 'pane-title' }, 'Thread'),
        h('div', { class: 'topic' }, channelLabel(channel)),
      ]),
      h(
        'button',
        { type: 'button', class: 'icon-button thread-close', 'aria-label': 'Close thread', onClick: close },
        icon('close'),
      ),
    ]),
    h(MessageList, {
      messages: replies,
      label: 'Replies',
      intro: parent
        ? h('div', { class: 'thread-parent' }, [
            h(MessageRow, { message: parent, compact: false, inThread: true, targeted: false }),
            h(
              'div',
              { class: 'day thread-rule' },
              h(
                'span',
                {},
                replies.length === 0
                  ? 'No replies yet'
                  : replies.length === 1
                    ? '1 reply'
                    : `${replies.length} replies`,
              ),
            ),
          ])
        : h('div', { class: 'empty' }, h('p', {}, 'The message this thread hangs on was deleted.')),
      unreadFrom: null,
      target,
      inThread: true,
      follow,
      bottom: () => {},
    }),
    parent &&
      channel.isMember &&
      !channel.archived &&
      !isReadOnly(channel) &&
      h(
        'div',
        { class: 'pane-foot' },
        h(Composer, {
          key: ts,
          channel: channel.id,
          threadTs: ts,
          alsoTo: channelLabel(channel),
          placeholder: 'Reply…',
          sent: () => setFollow((count) => count + 1),
        }),
      ),
  ]);
}
