import { shiftAt } from './feed.ts';
import { holdsAt, type Restriction } from './rota-restriction.ts';
import { turnAt, type Rotation, type Turn } from './rota-rotation.ts';
import { momentOf, type LocalTime } from './local-time.ts';
import { day, type Instant } from './time.ts';

/** Who is on call, and when. People are named as the policy names them. */
export type Schedule = {
  readonly timezone: string;
  /** Where several have somebody, the last of them rules; where it has nobody, the one before it, and so on. */
  readonly layers: readonly Layer[];
  /** Stand above all layers; where two overlap, the later in the list rules. */
  readonly overrides: readonly Override[];
  /** Where the calendar is that says who is on call, in place of layers: an address, or a file relative to the policy. */
  readonly ical?: string;
  /** What that calendar says: in turn. */
  readonly feed?: readonly Shift[];
  /** The user group that holds whoever is on call, by its handle or id. */
  readonly usergroup?: string;
  /** Who covers for whom, in the order in which they accepted; above the overrides, and the later rules. */
  readonly covers?: readonly Shift[];
};

/** A rotation, always or in these hours only. Whose turn it is outside of them goes on turning. */
export type Layer = { readonly rotation: Rotation; readonly restrict: Restriction | null };

/** Somebody stands in: from, inclusive, to, exclusive. */
export type Override = { readonly from: LocalTime; readonly to: LocalTime; readonly person: string };

/** Somebody is on call: from, inclusive, to, exclusive. */
export type Shift = { readonly person: string; readonly from: Instant; readonly to: Instant };
export type Gap = { readonly from: Instant; readonly to: Instant };

/** Everybody who is ever on call, each once. */
export const peopleOf = ({ layers, overrides, covers = [], feed = [] }: Schedule): readonly string[] => [
  ...new Set([
    ...layers.flatMap(({ rotation }) => rotation.people),
    ...[...overrides, ...covers, ...feed].map(({ person }) => person),
  ]),
];

/** How far a handover is looked for. */
const furthest = 366 * day;

/** Null: nobody is. */
export const onCallAt = (schedule: Schedule, at: Instant): string | null => lookAt(schedule, at).person;

/** The shifts of a time, cut to it, in their order. Two in a row of the same person are one. */
export const shiftsBetween = (schedule: Schedule, from: Instant, to: Instant): readonly Shift[] =>
  [...stretches(schedule, from, to)].flatMap(({ person, ...span }) => (person === null ? [] : [{ person, ...span }]));

/** When nobody is on call. */
export const gapsBetween = (schedule: Schedule, from: Instant, to: Instant): readonly Gap[] =>
  [...stretches(schedule, from, to)].flatMap(({ person, ...span }) => (person === null ? [span] : []));

/** When somebody else is on call after `at`, or nobody any more (`person` null). Null: nothing changes within a year. */
export function nextHandover(
  schedule: Schedule,
  at: Instant,
): { readonly at: Instant; readonly person: string | null } | null {
  const [, next] = stretches(schedule, at, at + furthest);
  return next ? { at: next.from, person: next.person } : null;
}

/** The first shift of whoever `isMine` means that is not over at `at`; null: none within a year. */
export function nextShift(schedule: Schedule, isMine: (person: string) => boolean, at: Instant): Shift | null {
  const mine: Shift[] = [];
  for (const { person, from, to } of stretches(schedule, at, at + furthest))
    if (person !== null && isMine(person)) mine.push({ person, from, to });
    else if (mine.length > 0) break;
  const [first, last] = [mine[0], mine.at(-1)];
  return first && last ? { ...first, to: last.to } : null;
}

type Stretch = { readonly person: string | null; readonly from: Instant; readonly to: Instant };

/** The time from one change to the next, without a hole; lazily, since most ask for the first few. */
function* stretches(schedule: Schedule, from: Instant, to: Instant): Generator<Stretch> {
  let begun = from;
  let at = from;
  let person: string | null = null;
  while (at < to) {
    const found = lookAt(schedule, at);
    if (found.person !== person && at > begun) {
      yield { person, from: begun, to: at };
      begun = at;
    }
    person = found.person;
    at = found.until;
  }
  if (begun < to) yield { person, from: begun, to };
}

/** Who is on call, and a moment until which that can't change. */
function lookAt({ timezone, layers, overrides, covers = [], feed }: Schedule, at: Instant): Turn {
  let until = Infinity;
  for (const { from, to, person } of covers.toReversed()) {
    if (at < from) until = Math.min(until, from);
    else if (at < to) return { person, until: Math.min(until, to) };
  }
  for (const { from, to, person } of overrides.toReversed()) {
    const [begin, end] = [momentOf(from, timezone), momentOf(to, timezone)];
    if (at < begin) until = Math.min(until, begin);
    else if (at < end) return { person, until: Math.min(until, end) };
  }
  if (feed) {
    const shift = shiftAt(feed, at);
    return { ...shift, until: Math.min(until, shift.until) };
  }
  for (const { rotation, restrict } of layers.toReversed()) {
    const hours = restrict && holdsAt(restrict, timezone, at);
    if (hours) until = Math.min(until, hours.until);
    if (hours && !hours.holds) continue;
    const turn = turnAt(rotation, timezone, at);
    until = Math.min(until, turn.until);
    if (turn.person !== null) return { person: turn.person, until };
  }
  return { person: null, until };
}
