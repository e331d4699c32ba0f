import { h, type ComponentChildren, type JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../protocol.ts';
import { sameAuthor } from './author.ts';
import { dayDivider, dayOf } from './dates.ts';
import { icon } from './icons.ts';
import { isSystem, MessageRow, messageTime } from './message.ts';
import { inSight } from './split/inside.ts';
import { reader, workspaceNow } from './store.ts';

const DRAWN = 200;
const NEAR = 48;
const GROUPED_WITHIN = 5 * 60_000;

export type MessageListProps = {
  messages: readonly Message[];
  label: string;
  intro: ComponentChildren; // stands above the very first message
  unreadFrom: string | null; // ts of the first message not seen before
  target: string | null;
  inThread: boolean;
  follow: number; // goes to the end each time this grows: somebody wrote here
  bottom(reached: boolean): void; // whether the newest message is in sight
};

function groupedWith(before: Message | undefined, message: Message): boolean {
  return (
    before !== undefined &&
    sameAuthor(before, message) &&
    !isSystem(before) &&
    (before.ephemeralTo === null) === (message.ephemeralTo === null) &&
    !message.pinned &&
    !message.broadcast &&
    messageTime(message) - messageTime(before) < GROUPED_WITHIN
  );
}

function rows({ messages, unreadFrom, target, inThread }: MessageListProps): JSX.Element[] {
  const drawn: JSX.Element[] = [];
  let before: Message | undefined;
  for (const message of messages) {
    const time = messageTime(message);
    const newDay = !before || dayOf(messageTime(before), reader()) !== dayOf(time, reader());
    const firstUnread = message.ts === unreadFrom;
    if (newDay && !inThread)
      drawn.push(
        h(
          'div',
          { key: `day ${dayOf(time, reader())}`, class: 'day' },
          h('span', {}, dayDivider(time, reader(), workspaceNow())),
        ),
      );
    if (firstUnread)
      drawn.push(h('div', { key: 'unread', class: 'unread-line', id: 'unread-line' }, h('span', {}, 'New')));
    drawn.push(
      h(MessageRow, {
        key: message.ts,
        message,
        compact: !newDay && !firstUnread && groupedWith(before, message),
        inThread,
        targeted: message.ts === target,
      }),
    );
    before = message;
  }
  return drawn;
}

/** The newest messages in their order. Stays at the bottom while one is there, and still while one reads above. */
export function MessageList(props: MessageListProps): JSX.Element {
  const { messages, target, unreadFrom, bottom } = props;
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atBottom = useRef(true);
  const [limit, setLimit] = useState(DRAWN);
  const [away, setAway] = useState(false); // shows the way back down
  const [lastSeen, setLastSeen] = useState(0); // how many there were when the bottom was last in sight

  const targetAt = target === null ? -1 : messages.findIndex((message) => message.ts === target);
  const from = Math.min(
    Math.max(0, messages.length - limit),
    targetAt === -1 ? Number.POSITIVE_INFINITY : Math.max(0, targetAt - 20),
  );
  const shown = from === 0 ? messages : messages.slice(from);
  const newest = messages.at(-1)?.ts;

  const toBottom = () => {
    const scroller = box.current;
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  };
  const look = () => {
    const scroller = box.current;
    if (!scroller) return;
    atBottom.current = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    setAway(!atBottom.current);
    if (atBottom.current) setLastSeen(messages.length);
    bottom(atBottom.current && inSight());
  };

  // The first look: at what is new, at what a link points at, or at the end.
  useLayoutEffect(() => {
    const sought = box.current?.querySelector(target === null ? '#unread-line' : '.targeted');
    if (sought) sought.scrollIntoView({ block: 'center' });
    else if (atBottom.current) toBottom();
    look();
  }, [target, targetAt === -1, unreadFrom]);

  useLayoutEffect(() => {
    if (atBottom.current) toBottom();
    look();
  }, [newest, messages.length]);

  useLayoutEffect(() => {
    if (props.follow === 0) return;
    atBottom.current = true;
    toBottom();
    look();
  }, [props.follow]);

  // Pictures and edits change the height after the fact.
  useEffect(() => {
    const [scroller, inner] = [box.current, content.current];
    if (!scroller || !inner) return;
    const grown = new ResizeObserver(() => atBottom.current && toBottom());
    grown.observe(inner);
    grown.observe(scroller);
    return () => grown.disconnect();
  }, []);

  useEffect(() => {
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  });

  const earlier = () => {
    const scroller = box.current;
    const below = scroller ? scroller.scrollHeight - scroller.scrollTop : 0;
    setLimit(limit + DRAWN);
    requestAnimationFrame(() => {
      if (scroller) scroller.scrollTop = scroller.scrollHeight - below;
    });
  };

  const unseen = messages.length - lastSeen;
  return h('div', { class: 'message-frame' }, [
    h(
      'div',
      { ref: box, class: 'message-scroll', tabIndex: 0, role: 'region', 'aria-label': props.label, onScroll: look },
      [
        h('div', { ref: content, class: 'message-list' }, [
          from > 0
            ? h(
                'button',
                { type: 'button', class: 'earlier', onClick: earlier },
                `Show earlier messages (${from} more)`,
              )
            : props.intro,
          rows({ ...props, messages: shown }),
        ]),
      ],
    ),
    away &&
      h(
        'button',
        {
          type: 'button',
          class: 'to-newest',
          onClick: () => {
            toBottom();
            look();
          },
        },
        [icon('arrowDown', 16), unseen > 0 ? (unseen === 1 ? '1 new message' : `${unseen} new messages`) : 'Newest'],
      ),
  ]);
}
