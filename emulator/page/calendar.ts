/** Days are written YYYY-MM-DD and belong to no zone; times are HH:mm. */

const DAY = 86_400_000;

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function written(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return written(new Date(at(day).getTime() + days * DAY));
}

/** The same day of another month, or its last one where it is shorter. */
export function addMonths(day: string, months: number): string {
  const date = at(day);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const last = new Date(first);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return written(new Date(first + (Math.min(date.getUTCDate(), last.getUTCDate()) - 1) * DAY));
}

/** Where a language's own data are missing. */
const SUNDAY_FIRST = /-(US|CA|MX|BR|JP|KR|IN|IL|ZA|AU|CO|PE|VE)\b/;

/** The first day of the week where the locale is spoken: 1 is Monday, 7 Sunday. */
export function firstWeekday(locale: string): number {
  try {
    const spoken: object = new Intl.Locale(locale);
    const info: unknown =
      'getWeekInfo' in spoken && typeof spoken.getWeekInfo === 'function'
        ? Reflect.apply(spoken.getWeekInfo, spoken, [])
        : undefined;
    if (typeof info === 'object' && info !== null && 'firstDay' in info && typeof info.firstDay === 'number')
      return info.firstDay;
  } catch {
    return 1;
  }
  return SUNDAY_FIRST.test(locale) ? 7 : 1;
}

/** How many days a day stands after the first of its week. */
export function daysIntoWeek(day: string, first: number): number {
  return (at(day).getUTCDay() - (first % 7) + 7) % 7;
}

/** The weeks that show the month of `day`, each of seven days. */
export function weeksOf(day: string, first: number): string[][] {
  const month = day.slice(0, 7);
  const start = addDays(`${month}-01`, -daysIntoWeek(`${month}-01`, first));
  const weeks: string[][] = [];
  for (let monday = start; weeks.length === 0 || monday.startsWith(month); monday = addDays(monday, 7))
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days)));
  return weeks;
}

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
}

export function dayInWords(day: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return format(locale, options).format(at(day));
}

export function timeInWords(time: string, locale: string): string {
  const date = new Date(`2000-01-01T${time}:00Z`);
  return Number.isNaN(date.getTime())
    ? time
    : format(locale, { hour: 'numeric', minute: '2-digit' }).format(date).replaceAll(/\s/g, ' ');
}

function folded(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function monthNamed(word: string, locale: string): number {
  for (const language of [locale, 'en']) {
    const names = Array.from({ length: 12 }, (_each, month) =>
      folded(format(language, { month: 'long' }).format(Date.UTC(2000, month, 1))),
    );
    const found = names.findIndex(
      (name) => name.startsWith(word) || (word.startsWith(name.slice(0, 4)) && word.length > 3),
    );
    if (found !== -1) return found + 1;
  }
  return 0;
}

function dayFrom(year: number, month: number, day: number): string | null {
  const full = year < 100 ? year + 2000 : year;
  const made = `${String(full).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = at(made);
  return !Number.isNaN(date.getTime()) && written(date) === made ? made : null;
}

/** In which order the locale writes day, month and year. */
function orderOf(locale: string): string[] {
  return format(locale, { year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(0)
    .map((part) => part.type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year');
}

/**
 * A typed date: 2026-11-24, the locale's own order of numbers ("24/11/26", "24/11"), or the month by name ("24 nov 2026"). Without a year it
 * is that of `today`. Null for what is none.
 */
export function readDay(typed: string, locale: string, today: string): string | null {
  const numbers = [...typed.matchAll(/\d+/g)].map(([digits]) => digits);
  const values = numbers.map(Number);
  const thisYear = Number(today.slice(0, 4));
  if (numbers[0]?.length === 4 && numbers.length === 3) return dayFrom(values[0] ?? 0, values[1] ?? 0, values[2] ?? 0);
  const word = [...folded(typed).matchAll(/\p{L}{3,}/gu)]
    .map(([letters]) => monthNamed(letters, locale))
    .find((month) => month > 0);
  if (word !== undefined) {
    const year = numbers.findIndex((digits) => digits.length === 4);
    const days = values.filter((_value, index) => index !== year);
    return days.length === 0
      ? null
      : dayFrom(year === -1 ? (days[1] ?? thisYear) : (values[year] ?? 0), word, days[0] ?? 0);
  }
  if (/\p{L}/u.test(typed) || numbers.length < 2 || numbers.length > 3) return null;
  const order = orderOf(locale).filter((part) => numbers.length === 3 || part !== 'year');
  const of = (part: string) => values[order.indexOf(part)];
  return dayFrom(of('year') ?? thisYear, of('month') ?? 0, of('day') ?? 0);
}

/** A typed time: "9:30", "21h30", "930", "9", "9:30 pm", "9:30 p. m."; null for what is none. */
export function readTime(typed: string): string | null {
  const found = /^(\d{1,2}?)(?:\s*[:.h,]?\s*(\d{2}))?\s*h?\s*(?:([ap])\.?\s*m?\.?)?$/i.exec(typed.trim());
  if (!found) return null;
  const half = found[3]?.toLowerCase();
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null;
  const full = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return `${String(full).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
