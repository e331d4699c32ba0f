import { h, type ComponentChildren } from 'preact';
import type { Person } from '../protocol.ts';

/** What sets somebody apart from a colleague, in words: apps, guests, people of other companies, people who have left. */
export function badges(who: Person | undefined): string[] {
  if (!who) return [];
  const guest = { single: 'Single-channel guest', multi: 'Guest' };
  return [
    ...(who.isBot ? ['App'] : []),
    ...(who.guest ? [guest[who.guest]] : []),
    ...(who.company ? [who.company] : []),
    ...(who.deleted ? ['Deactivated'] : []),
  ];
}

/** The same, beside a name. */
export function badgesBeside(who: Person | undefined): ComponentChildren {
  return badges(who).map((words) => [' ', h('span', { class: 'app-tag', key: words }, words)]);
}
