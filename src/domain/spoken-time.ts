import { DateTime } from 'luxon';
import { localTime, midnightOf, momentOf, weekdayOf, type LocalTime } from './local-time.ts';
import { day, hour, minute, type Instant } from './time.ts';

/** Days of the week from Monday, today and tomorrow, in English and Spanish, without accents. */
const weekdays = [
  ['monday', 'mon', 'lunes', 'lun'],
  ['tuesday', 'tue', 'martes', 'mar'],
  ['wednesday', 'wed', 'miercoles', 'mie'],
  ['thursday', 'thu', 'jueves', 'jue'],
  ['friday', 'fri', 'viernes', 'vie'],
  ['saturday', 'sat', 'sabado', 'sab'],
  ['sunday', 'sun', 'domingo', 'dom'],
];
const [now, today, tomorrow] = [
  ['now', 'ahora'],
  ['today', 'hoy'],
  ['tomorrow', 'manana'],
];

export type Spoken = {
  /** Null: no time was said. `unclear`: a day without a time, or one that the calendar doesn't have. */
  readonly at: Instant | 'unclear' | null;
  /** What says nothing about time. */
  readonly rest: readonly string[];
};

/**
 * The moment that some of `words` mean, by the clocks of `zone`: `2026-11-29 03:00`, `sunday 03:00`, `mañana 9:30`, `03:00`
 * or `now`. Without a date it is the next such moment after `present`.
 */
export function momentIn(words: readonly string[], present: Instant, zone: string): Spoken {
  const said = words.flatMap((word) => /^(\d{4}-\d{2}-\d{2})T(\S+)$/.exec(word)?.slice(1) ?? [word]);
  const days = said.filter(isDay);
  const times = said.filter((word) => timeOf(word) !== null);
  const rest = said.filter((word) => !isDay(word) && timeOf(word) === null && !means(word, now));
  if (days.length === 0 && times.length === 0) return { at: said.length > rest.length ? present : null, rest };
  const time = timeOf(times[0] ?? '');
  if (days.length > 1 || times.length !== 1 || time === null) return { at: 'unclear', rest };
  const local = localOf(days[0], time, localTime(present, zone));
  return { at: local === null ? 'unclear' : momentOf(local, zone), rest };
}

function localOf(said: string | undefined, time: number, present: LocalTime): LocalTime | null {
  const midnight = midnightOf(present);
  const next = (every: number, from: LocalTime) => (from + time > present ? from : from + every) + time;
  if (said === undefined) return next(day, midnight);
  if (means(said, today)) return midnight + time;
  if (means(said, tomorrow)) return midnight + day + time;
  const weekday = weekdayMeant(said);
  if (weekday > 0) return next(7 * day, midnight + ((weekday - weekdayOf(present) + 7) % 7) * day);
  const date = DateTime.fromISO(said, { zone: 'utc' });
  return date.isValid ? date.toMillis() + time : null;
}

const plain = (word: string) => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const means = (word: string, names: readonly string[] = []): boolean => names.includes(plain(word));
const weekdayMeant = (word: string): number => weekdays.findIndex((names) => means(word, names)) + 1;
const isDay = (word: string): boolean =>
  weekdayMeant(word) > 0 || means(word, today) || means(word, tomorrow) || /^\d{4}-\d{2}-\d{2}$/.test(word);

/** Milliseconds from midnight to `03:00` or `3:00`; null for what is no time. */
function timeOf(word: string): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(word) ?? [];
  return hours === undefined ? null : Number(hours) * hour + Number(minutes) * minute;
}
