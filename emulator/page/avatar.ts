import { h, type JSX } from 'preact';
import type { Person } from '../protocol.ts';
import { person } from './store.ts';

function initials(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return (
    picked
      .map((word) => Array.from(word ?? '')[0] ?? '')
      .join('')
      .toLocaleUpperCase() || '?'
  );
}

/** White or near-black, whichever reads better on the colour (relative luminance as WCAG counts it). */
function inkOn(color: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  if (channels.some(Number.isNaN)) return '#ffffff';
  const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.2 ? '#14201f' : '#ffffff';
}

type Size = 'tiny' | 'small' | 'large';
type Face = Pick<Person, 'name' | 'realName' | 'color' | 'isBot'>;

/** Initials on the person's colour; decorative, as the name always stands beside it. */
export function avatar(id: string, size: Size): JSX.Element {
  return face(person(id) ?? { name: id, realName: '', color: '#5b6b70', isBot: false }, size);
}

/** The same for somebody who is known already. */
export function face({ name, realName, color, isBot }: Face, size: Size): JSX.Element {
  return h(
    'span',
    {
      class: `avatar ${size}${isBot ? ' bot' : ''}`,
      'aria-hidden': 'true',
      style: { background: color, color: inkOn(color) },
    },
    initials(realName || name),
  );
}
