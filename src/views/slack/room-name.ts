import type { Escalation } from '../../domain/escalation.ts';
import { reference } from '../../domain/ids.ts';

/** Slack takes 80; a sidebar shows about 40, and most of that should be words. */
const longestName = 80;
const longestSlug = 40;

/** Words that say nothing in a name, of both languages; single letters are left out anyway. */
const fillers = new Set(
  'al all an and at con corp de del el en for from gmbh inc in is la las los ltd of on para por que sa se sl the to todos un una'.split(
    ' ',
  ),
);

/**
 * `esc-142-acme-checkout-returns-500`: number, customer, title, in lower-case ascii. What has no ascii letters is left
 * out. `suffix` makes a taken name free; it is never cut.
 */
export function roomName(e: Pick<Escalation, 'number' | 'details'>, suffix?: string): string {
  const start = reference(e.number).toLowerCase();
  const end = suffix ? `-${slug(suffix).join('-')}` : '';
  const words = [...slug(e.details.customer?.name ?? '').slice(0, 2), ...slug(e.details.title)];
  const name = words.filter((word) => !fillers.has(word)).reduce((sum, word) => longer(sum, word, start), start);
  return `${name.slice(0, longestName - end.length)}${end}`.replace(/-+$/, '');
}

/** Whole words only, each once in a row; the rest of the words may still be short enough. */
const longer = (name: string, word: string, start: string): string =>
  name.length + word.length + 1 > start.length + longestSlug || name.endsWith(`-${word}`) ? name : `${name}-${word}`;

const slug = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => /^\d|../.test(word));
