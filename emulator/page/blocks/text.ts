import { h, type JSX } from 'preact';
import { withEmoji } from '../emoji.ts';
import { object, text } from '../json.ts';
import { mrkdwn } from '../mrkdwn-view.ts';

/** The words of a text object, for labels, titles and options: plain, with shortcodes drawn unless `emoji` is false. */
export function plainWords(value: unknown): string {
  const { text: words, emoji } = object(value);
  return emoji === false ? text(words) : withEmoji(text(words));
}

/** A text object as it stands in a block. */
export function textObject(value: unknown): JSX.Element {
  const { type, text: words } = object(value);
  return type === 'mrkdwn'
    ? h('div', { class: 'mrkdwn' }, mrkdwn(text(words)))
    : h('div', { class: 'plain' }, plainWords(value));
}
