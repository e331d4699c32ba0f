import { h, type JSX } from 'preact';
import type { Message } from '../protocol.ts';
import { EMOJI_NAMES, emojiPicture, emojiWords, QUICK_REACTIONS } from './emoji.ts';
import { useState } from 'preact/hooks';
import { icon } from './icons.ts';
import { MenuButton, PanelButton } from './menu.ts';
import { messageLink, openThread } from './route.ts';
import { say, workspace } from './store.ts';
import { actAloud, me } from './wire.ts';

async function copyLink(message: Message): Promise<void> {
  try {
    await navigator.clipboard.writeText(messageLink(message.channel, message.ts));
    say('Link copied.');
  } catch {
    say('The browser did not allow copying the link.');
  }
}

function react(message: Message, name: string): void {
  void actAloud({ do: 'react', as: me(), channel: message.channel, ts: message.ts, name });
}

function EmojiPanel({ message, close }: { message: Message; close(): void }): JSX.Element {
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase().replaceAll(' ', '_');
  const found = [...QUICK_REACTIONS, ...EMOJI_NAMES].filter((name) => name.includes(wanted));
  // Several names may have one picture.
  const names = found.filter(
    (name, at) => at === found.findIndex((other) => emojiPicture(other) === emojiPicture(name)),
  );
  return h('div', { class: 'emoji-panel' }, [
    h('input', {
      class: 'input',
      type: 'search',
      placeholder: 'Find a reaction',
      'aria-label': 'Find a reaction',
      value: query,
      onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) => setQuery(event.currentTarget.value),
    }),
    h(
      'div',
      { class: 'emoji-grid' },
      names.map((name) =>
        h(
          'button',
          {
            key: name,
            type: 'button',
            title: `:${name}:`,
            'aria-label': emojiWords(name),
            onClick: () => {
              close();
              react(message, name);
            },
          },
          emojiPicture(name),
        ),
      ),
    ),
    names.length === 0 && h('div', { class: 'option-status' }, 'Nothing matches'),
  ]);
}

/** From one message's menu button to the next with the arrows, so that nobody tabs through every message. */
function stepBetweenMessages(event: KeyboardEvent): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  const buttons = [
    ...(event.currentTarget.closest('.message-list')?.querySelectorAll<HTMLElement>('.message-more') ?? []),
  ];
  const next = buttons[buttons.indexOf(event.currentTarget) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

/** What can be done with a message: a small bar while it is pointed at, and a menu that the keyboard and thumbs reach too. */
export function MessageActions({ message, inThread }: { message: Message; inThread: boolean }): JSX.Element {
  const { channel, ts } = message;
  const thread = message.threadTs ?? ts;
  const groups = () => {
    const shortcuts = workspace().apps.flatMap((app) =>
      app.shortcuts
        .filter((shortcut) => shortcut.type === 'message')
        .map((shortcut) => ({
          label: shortcut.name,
          detail: app.name,
          icon: 'bolt' as const,
          pick: () => void actAloud({ do: 'shortcut', as: me(), callbackId: shortcut.callbackId, channel, ts }),
        })),
    );
    return [
      {
        items: QUICK_REACTIONS.slice(0, 3).map((name) => ({
          label: `${emojiPicture(name) ?? ''} React with ${emojiWords(name)}`,
          pick: () => react(message, name),
        })),
      },
      {
        items: [
          ...(inThread ? [] : [{ label: 'Reply in thread', icon: 'reply' as const, pick: () => openThread(thread) }]),
          { label: 'Copy link', icon: 'link' as const, pick: () => void copyLink(message) },
        ],
      },
      { title: 'Shortcuts', items: shortcuts },
    ];
  };
  return h('div', { class: 'message-actions' }, [
    h(PanelButton, {
      label: 'Add reaction',
      class: 'icon-button',
      face: icon('smile'),
      panel: (close) => h(EmojiPanel, { message, close }),
    }),
    !inThread &&
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button reply',
          tabIndex: -1,
          title: 'Reply in thread',
          'aria-label': 'Reply in thread',
          onClick: () => openThread(thread),
        },
        icon('reply'),
      ),
    h(
      MenuButton,
      { label: 'More actions', class: 'icon-button message-more', groups, onKeyDown: stepBetweenMessages },
      icon('more'),
    ),
  ]);
}
