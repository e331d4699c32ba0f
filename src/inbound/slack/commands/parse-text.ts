import { parseReference } from '../../../domain/ids.ts';
import { edits } from '../../../domain/nearest.ts';
import type { Severity } from '../../../domain/policy.ts';
import { clean } from '../../../views/slack/text.ts';
import { plainText } from '../plain-text.ts';

export const verbs = [
  'help',
  'list',
  'mine',
  'show',
  'ack',
  'update',
  'resolve',
  'reopen',
  'severity',
  'rca',
  'who',
  'simulate',
  'cover',
] as const;
export type CommandVerb = (typeof verbs)[number];

/** Verbs that take words, and need no reference where an escalation's room is. */
const worded: readonly CommandVerb[] = ['update', 'resolve', 'reopen'];

export type VerbText = {
  readonly type: 'verb';
  readonly verb: CommandVerb;
  readonly number: number | null;
  /** What follows the reference. `who` and `severity` may have a severity in its place, `simulate` all that was typed. */
  readonly words: string;
  /** It may have been meant otherwise: the verb's form is opened with the words, and nothing done by itself. */
  readonly toConfirm?: true;
};

/** `inRoom`: what it is in an escalation's room, where it is about that one, if it fits. */
export type ParsedText =
  | { readonly type: 'empty'; readonly inRoom: VerbText }
  | VerbText
  | { readonly type: 'unknown'; readonly word: string; readonly nearest: CommandVerb | null }
  | { readonly type: 'open'; readonly severity: string | null; readonly rest: string; readonly inRoom?: VerbText };

/**
 * What was typed after `/escalate`. A verb counts as one when nothing but a reference can follow it; otherwise it is
 * the beginning of a title ("update of the gateway fails"), which opens the form.
 */
export function parseText(typed: string, severities: readonly Pick<Severity, 'key' | 'label'>[]): ParsedText {
  const written = clean(plainText(typed.toWellFormed()));
  const text = written.replaceAll(/\s+/g, ' ');
  if (text === '') return { type: 'empty', inRoom: { type: 'verb', verb: 'show', number: null, words: '' } };
  const [first, second, ...more] = text.split(' ');
  const word = (first ?? '').toLowerCase();
  const number = parseReference(second ?? '');

  const verb = verbs.find((each) => each === word);
  if (verb === 'simulate') return { type: 'verb', verb, number: null, words: text.slice(word.length).trim() };
  if (verb && (second === undefined || number !== null))
    return { type: 'verb', verb, number, words: written.replace(/^\S+\s*\S*\s*/, '') };
  const asked = severityNamed(second ?? '', severities);
  if ((verb === 'who' || verb === 'severity') && asked && more.length === 0)
    return { type: 'verb', verb, number: null, words: asked };

  const severity = severityNamed(word, severities);
  const nearest = severity ? null : nearestVerb(word);
  const alone = second === undefined && nearest !== null;
  const withReference = !verb && !severity && number !== null && more.length === 0;
  if (alone || withReference) return { type: 'unknown', word: first ?? '', nearest };
  const rest = severity ? text.slice(first?.length).trim() : text;
  if (!verb || !worded.includes(verb)) return { type: 'open', severity, rest };
  const said = written.replace(/^\S+\s*/, '');
  return { type: 'open', severity, rest, inRoom: { type: 'verb', verb, number: null, words: said, toConfirm: true } };
}

/** By its key or its name in either language. */
export function severityNamed(word: string, severities: readonly Pick<Severity, 'key' | 'label'>[]): string | null {
  const said = word.toLowerCase().replace(/[:,]$/, '');
  const found = severities.find(({ key, label }) =>
    [key, label.en, label.es].some((name) => name.toLowerCase() === said),
  );
  return found?.key ?? null;
}

export type Named = { readonly customer: string | null; readonly title: string };

const quoted = /^["“«']([^"”»']{1,150})["”»']\s*[:,-]?\s*/;

/** The customer at the beginning of what is left: a known name, the longest that fits, or whatever stands in quotes. */
export function splitCustomer(rest: string, known: readonly string[]): Named {
  const [all, inQuotes] = quoted.exec(rest) ?? [];
  if (all && inQuotes && rest.length > all.length)
    return { customer: spelled(inQuotes.trim(), known), title: rest.slice(all.length) };
  const lower = rest.toLowerCase();
  const fitting = known.filter((name) => name !== '' && startsWithWord(lower, name.toLowerCase()));
  const customer = fitting.toSorted((a, b) => b.length - a.length)[0] ?? null;
  const title = customer ? rest.slice(customer.length).replace(/^[\s:,-]+/, '') : rest;
  // A name alone may as well be the whole title: it stays in both places.
  return { customer, title: title === '' ? rest : title };
}

const spelled = (name: string, known: readonly string[]): string =>
  known.find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;

const startsWithWord = (text: string, name: string): boolean =>
  text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));

/** The verb that was probably meant: one slip away, two in long words, or begun and not finished. */
export function nearestVerb(word: string): CommandVerb | null {
  const [best] = verbs
    .map((verb) => ({ verb, slips: word.length >= 3 && verb.startsWith(word) ? 1 : edits(word, verb) }))
    .filter(({ verb, slips }) => slips <= (verb.length > 4 ? 2 : 1) && word.length > 2)
    .toSorted((a, b) => a.slips - b.slips);
  return best?.verb ?? null;
}
