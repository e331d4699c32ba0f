import { localTime, midnightOf, momentOf, weekdayOf, type LocalTime } from './local-time.ts';
import { day, hour, type Instant } from './time.ts';

/** People who take turns, in their order and then from the beginning again. */
export type Rotation = {
  /** Turns of days change at the same time of day, summer and winter; turns of hours have that many hours. */
  readonly every: { readonly days: number } | { readonly hours: number };
  /** When the first turn begins; before it nobody has one. */
  readonly first: LocalTime;
  /** As the policy names them. */
  readonly people: readonly string[];
};

/** Whose turn it is, nobody's before the first one, and when that ends. */
export type Turn = { readonly person: string | null; readonly until: Instant };

/** The first handover on or after the day on which a rotation starts. `weekday`: 1 is Monday; null takes any day. */
export function firstHandover(starts: LocalTime, weekday: number | null, timeOfDay: number): LocalTime {
  const wait = weekday === null ? 0 : (weekday - weekdayOf(starts) + 7) % 7;
  return midnightOf(starts) + wait * day + timeOfDay;
}

export function turnAt(rotation: Rotation, zone: string, at: Instant): Turn {
  const { every, first, people } = rotation;
  const begin = (turn: number): Instant =>
    'days' in every
      ? momentOf(first + turn * every.days * day, zone)
      : momentOf(first, zone) + turn * every.hours * hour;
  const passed =
    'days' in every
      ? (localTime(at, zone) - first) / (every.days * day)
      : (at - momentOf(first, zone)) / (every.hours * hour);
  let turn = Math.floor(passed);
  // Around a change of the clocks what they show is off by that change, so the turn may be a neighbour.
  while (begin(turn) > at) turn -= 1;
  while (begin(turn + 1) <= at) turn += 1;
  if (turn < 0) return { person: null, until: begin(0) };
  return { person: people[turn % people.length] ?? null, until: begin(turn + 1) };
}
