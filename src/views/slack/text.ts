import type { ChannelId, UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import type { Instant } from '../../domain/time.ts';
import { m, type Markup } from '../../i18n/markup.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text from people as Slack's markup shows it to the letter: nothing in it mentions, links or notifies. */
export const escape = (text: string): Markup => text.replaceAll(/[&<>]/g, (sign) => entities[sign] ?? sign) as Markup;

/**
 * Controls, and marks and overrides of direction, which could turn the words around them: nobody sees any of them. Tabs and
 * line breaks are none.
 */
// oxlint-disable-next-line no-control-regex -- control characters are what it removes
const invisible = /[\u0000-\u0008\u000B-\u001F\u007F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Text without what can't be seen: broken characters, controls, outer space, Windows line ends. */
export const clean = (text: string): string =>
  text.toWellFormed().replaceAll('\r\n', '\n').replaceAll(invisible, '').trim();

export const oneLine = (text: string): string => clean(text.replaceAll(/\s+/g, ' '));

/**
 * At most `max` UTF-16 units (so at most as many code points), with … where something was cut. Never splits a code
 * point or one of `escape`'s entities.
 */
export function clip<T extends string>(text: T, max: number): T {
  if (text.length <= max) return text;
  let cut = text.slice(0, Math.max(0, max - 1));
  if (/[\uD800-\uDBFF]$/.test(cut)) cut = cut.slice(0, -1);
  return `${cut.replace(/&[a-z]{0,3}$/, '').trimEnd()}…` as T;
}

/** Enough of a long text for `max` characters of it to be shown: cleaning the rest would be waste. */
const start = (text: string, max: number): string => text.trimStart().slice(0, 2 * max + 1000);

const escaped = (text: string, max: number): Markup => clip(escape(clip(text, max)), max);

/** Somebody's text in one line: titles, names, services. Right-to-left ones are kept from reordering what stands beside them. */
export function line(text: string, max: number): Markup {
  const shown = escaped(oneLine(start(text, max)), max);
  return rightToLeft.test(shown) ? m`\u2068${shown}\u2069` : shown;
}

/** Somebody's text with its line breaks, no more than one empty line in a row. */
export const prose = (text: string, max: number): Markup =>
  escaped(clean(start(text, max)).replaceAll(/\n{3,}/g, '\n\n'), max);

/** Somebody's text set off with a bar. */
export const quote = (text: string, max: number): Markup =>
  clip(
    prose(text, max)
      .split('\n')
      .map((each) => `>${each}`)
      .join('\n') as Markup,
    max,
  );

/** Bold, unless an asterisk or an edge of its own would break it. */
export const bold = (text: Markup): Markup => (text === '' || text.includes('*') ? text : m`*${text}*`);

export const mention = (user: UserId): Markup => m`<@${escape(user)}>`;

export const channelLink = (channel: ChannelId): Markup => m`<#${escape(channel)}>`;

/** A channel as the policy names it: by its id, which becomes a link, or by its name, which stays text. */
export const channelRef = (nameOrId: string): Markup =>
  /^[CG][A-Z0-9]{6,}$/.test(nameOrId) ? m`<#${escape(nameOrId)}>` : line(nameOrId, 80);

const templates = { time: '{time}', moment: '{date_short_pretty} {time}', day: '{date_short_pretty}' } as const;
export type WhenFormat = keyof typeof templates;

/** A moment in the reader's own zone and words: Slack's date token, with UTC for whoever can't show one. */
export const when = (instant: Instant, format: WhenFormat, language: Language): Markup =>
  `<!date^${Math.floor(instant / 1000)}^${templates[format]}|${utc(instant, format, language)}>` as Markup;

/** ` · in 4 minutes`: counted down by the reader's own Slack, which writes what stands first in a token with a capital. */
export const countdown = (instant: Instant, language: Language): Markup =>
  `<!date^${Math.floor(instant / 1000)}^ · {ago}| · ${utc(instant, 'moment', language)}>` as Markup;

/** For places that show no date token: topics and text that people will edit. */
export function utc(instant: Instant, format: WhenFormat, language: Language): Markup {
  const text = formats[language][format].format(instant);
  return escape(format === 'day' ? text : `${text} UTC`);
}

const dayParts = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
const timeParts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' } as const;
const formatsOf = (locale: string) => ({
  time: new Intl.DateTimeFormat(locale, timeParts),
  moment: new Intl.DateTimeFormat(locale, { ...dayParts, ...timeParts }),
  day: new Intl.DateTimeFormat(locale, dayParts),
});
/** Made once: making one takes longer than all the rest of a message. */
const formats = { en: formatsOf('en-GB'), es: formatsOf('es-ES') };

/** Those that are there, with the same sign between them everywhere. */
export const dotted = (...parts: readonly (Markup | null | false)[]): Markup => joined(parts, ' · ');
export const lines = (...parts: readonly (Markup | null | false)[]): Markup => joined(parts, '\n');
export const sentences = (...parts: readonly (Markup | null | false)[]): Markup => joined(parts, ' ');
export const semicolons = (parts: readonly Markup[]): Markup => joined(parts, '; ');
export const commas = (parts: readonly Markup[]): Markup => joined(parts, ', ');

/** As the beginning of a line. What begins with a mention or a sign stays as it is. */
export const capital = (text: Markup): Markup =>
  text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase()) as Markup;

const joined = (parts: readonly (Markup | null | false)[], between: string): Markup =>
  parts.filter((part) => part !== null && part !== false && part !== '').join(between) as Markup;
