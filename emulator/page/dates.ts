/** Whoever looks at the page: everything about time is said in their language and zone. */
export type Reader = { locale: string; tz: string };

const SIX_MONTHS = 183 * 86_400_000;

const cache = new Map<string, Intl.DateTimeFormat>();

/** Formatters are dear to make (tens of microseconds each), so one is kept per reader and shape. An unknown locale or zone falls back to en-US, UTC. */
function formatter(reader: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([reader.locale, reader.tz, options]);
  const known = cache.get(key);
  if (known) return known;
  let made: Intl.DateTimeFormat;
  try {
    made = new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: reader.tz });
  } catch {
    made = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
  cache.set(key, made);
  return made;
}

const ENGLISH_ORDINALS: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinalRules = new Intl.PluralRules('en', { type: 'ordinal' });

/** A date in words; English readers get "18th", as Slack writes it. */
function inWords(ms: number, reader: Reader, options: Intl.DateTimeFormatOptions): string {
  const format = formatter(reader, options);
  if (!reader.locale.startsWith('en') || options.month !== 'long') return format.format(ms);
  return format
    .formatToParts(ms)
    .map((part) =>
      part.type === 'day'
        ? `${part.value}${ENGLISH_ORDINALS[ordinalRules.select(Number(part.value))] ?? ''}`
        : part.value,
    )
    .join('');
}

/** The calendar day in the reader's zone, as YYYY-MM-DD. */
export function dayOf(ms: number, reader: Reader): string {
  const parts = wallClock(ms, reader.tz);
  return `${pad(parts.year, 4)}-${pad(parts.month)}-${pad(parts.day)}`;
}

function dayNumber(ms: number, reader: Reader): number {
  return Date.parse(dayOf(ms, reader)) / 86_400_000;
}

function relative(
  locale: string,
  amount: number,
  unit: Intl.RelativeTimeFormatUnit,
  numeric: 'auto' | 'always',
): string {
  try {
    return new Intl.RelativeTimeFormat(locale, { numeric }).format(amount, unit);
  } catch {
    return new Intl.RelativeTimeFormat('en-US', { numeric }).format(amount, unit);
  }
}

/** "yesterday", "today", "tomorrow" in the reader's language, or null further away. */
function nearDay(ms: number, reader: Reader, now: number): string | null {
  const days = dayNumber(ms, reader) - dayNumber(now, reader);
  return Math.abs(days) > 1 ? null : relative(reader.locale, days, 'day', 'auto');
}

function ago(ms: number, reader: Reader, now: number): string {
  const seconds = Math.round((ms - now) / 1000);
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ];
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative(reader.locale, Math.trunc(seconds / size), unit, 'always');
  }
  return relative(reader.locale, seconds, 'second', 'auto');
}

export function timeOfDay(ms: number, reader: Reader, seconds = false): string {
  return formatter(reader, { hour: 'numeric', minute: '2-digit', ...(seconds ? { second: '2-digit' } : {}) }).format(
    ms,
  );
}

/** Day and time in full, for tooltips. */
export function fullTime(ms: number, reader: Reader): string {
  return formatter(reader, { dateStyle: 'full', timeStyle: 'medium' }).format(ms);
}

export function shortDay(ms: number, reader: Reader): string {
  return formatter(reader, { weekday: 'short', day: 'numeric', month: 'short' }).format(ms);
}

function capitalized(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

const LONG: Intl.DateTimeFormatOptions = { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' };

/** What stands between two days of messages. */
export function dayDivider(ms: number, reader: Reader, now: number): string {
  const sameYear = dayOf(ms, reader).slice(0, 4) === dayOf(now, reader).slice(0, 4);
  const { year: _year, ...withoutYear } = LONG;
  return capitalized(nearDay(ms, reader, now) ?? inWords(ms, reader, sameYear ? withoutYear : LONG));
}

function token(name: string, ms: number, reader: Reader, now: number): string | null {
  const pretty = name.endsWith('_pretty') ? nearDay(ms, reader, now) : null;
  if (pretty !== null) return pretty;
  switch (name) {
    case 'date_num':
      return dayOf(ms, reader);
    case 'date_slash':
      return formatter(reader, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(ms);
    case 'date':
    case 'date_pretty':
      return inWords(ms, reader, {
        month: 'long',
        day: 'numeric',
        ...(Math.abs(ms - now) > SIX_MONTHS ? { year: 'numeric' } : {}),
      });
    case 'date_short':
    case 'date_short_pretty':
      return inWords(ms, reader, { month: 'short', day: 'numeric', year: 'numeric' });
    case 'date_long':
    case 'date_long_pretty':
      return inWords(ms, reader, LONG);
    case 'date_long_full':
      return formatter(reader, { month: 'long', day: 'numeric', year: 'numeric' }).format(ms);
    case 'day_divider_pretty':
      return dayDivider(ms, reader, now);
    case 'time':
      return timeOfDay(ms, reader);
    case 'time_secs':
      return timeOfDay(ms, reader, true);
    case 'ago':
      return ago(ms, reader, now);
    default:
      return null;
  }
}

/** Fills a `<!date^…>` template with Slack's date tokens (the list in the RichTextDate type of @slack/types); null when a token is unknown. */
export function fillDateTokens(template: string, epochSeconds: number, reader: Reader, now: number): string | null {
  const ms = epochSeconds * 1000;
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return null;
  let known = true;
  const filled = template.replace(/\{([a-z_]+)\}/g, (whole, name: string, at: number) => {
    const value = token(name, ms, reader, now);
    if (value === null) known = false;
    return value === null ? whole : at === 0 ? capitalized(value) : value;
  });
  return known ? filled : null;
}

type WallClock = { year: number; month: number; day: number; hour: number; minute: number; second: number };

function wallClock(ms: number, tz: string): WallClock {
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  } as const;
  const read = new Map(
    formatter({ locale: 'en-US', tz }, options)
      .formatToParts(ms)
      .map((part) => [part.type, Number(part.value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => read.get(type) ?? 0;
  return {
    year: of('year'),
    month: of('month'),
    day: of('day'),
    hour: of('hour'),
    minute: of('minute'),
    second: of('second'),
  };
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}

/** Epoch seconds as the day and time of the reader's zone: YYYY-MM-DDTHH:mm. */
export function toLocalInput(epochSeconds: number, tz: string): string {
  const at = wallClock(epochSeconds * 1000, tz);
  return `${pad(at.year, 4)}-${pad(at.month)}-${pad(at.day)}T${pad(at.hour)}:${pad(at.minute)}`;
}

/** The other way round; null for what is no date. In the hour a clock change skips, the later reading is taken. */
export function fromLocalInput(local: string, tz: string): number | null {
  const wanted = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) ? Date.parse(`${local.slice(0, 16)}:00Z`) : Number.NaN;
  if (Number.isNaN(wanted)) return null;
  const offset = (ms: number) => {
    const at = wallClock(ms, tz);
    return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) - ms;
  };
  const guess = wanted - offset(wanted);
  return Math.floor((wanted - offset(guess)) / 1000);
}
