import { IANAZone } from 'luxon';
import { day, minute, type Instant } from './time.ts';

/**
 * What the clock on a wall shows, in milliseconds as if it hung in UTC: 2026-01-05 09:00 is the same number in every zone.
 * Days in it have 24 hours, so it can be counted in; which moment it is depends on the zone.
 */
export type LocalTime = number;

/**
 * A zone's offset for each day asked for, null for a day on which it changes: working one out means formatting a date,
 * which takes a thousand times as long as looking it up. No zone changes twice in a day.
 */
const remembered = new Map<string, Map<number, number | null>>();
/** Five years of days: more are hardly asked for, and it is a memory and no archive. */
const mostDays = 1_830;

function offset(at: Instant, zone: string): number {
  const days = remembered.get(zone) ?? new Map<number, number | null>();
  remembered.set(zone, days);
  const today = Math.floor(at / day);
  let known = days.get(today);
  if (known === undefined) {
    const [begun, ended] = [workedOut(today * day, zone), workedOut((today + 1) * day, zone)];
    known = begun === ended ? begun : null;
    if (days.size >= mostDays) days.clear();
    days.set(today, known);
  }
  return known ?? workedOut(at, zone);
}

const workedOut = (at: Instant, zone: string): number => IANAZone.create(zone).offset(at) * minute;

export const localTime = (at: Instant, zone: string): LocalTime => at + offset(at, zone);

/**
 * The moment at which a zone's clocks show `local`. A time that comes twice, when clocks go back, is meant the first time;
 * one that is left out, when they go forward, is as much later as they are moved. The machine's own clock plays no part.
 */
export function momentOf(local: LocalTime, zone: string): Instant {
  const before = local - offset(local - day, zone);
  const after = local - offset(local + day, zone);
  return before === after || localTime(before, zone) === local || localTime(after, zone) !== local ? before : after;
}

/** From `open` on and before `close`. */
export type Stretch = { readonly open: Instant; readonly close: Instant };

/**
 * When a zone's clocks show `from` or later and not `to` yet. Where they go back meanwhile, it may be twice; where they jump
 * over it, never.
 */
export function whenShown(from: LocalTime, to: LocalTime, zone: string): readonly Stretch[] {
  // No zone is a whole day away from UTC, and none changes twice in three days.
  const [before, after] = [offset(from - day, zone), offset(to + day, zone)];
  if (before === after) return [{ open: from - before, close: to - before }];
  const change = changeBetween(from - day, to + day, zone);
  return [
    { open: from - before, close: Math.min(to - before, change) },
    { open: Math.max(from - after, change), close: to - after },
  ].filter(({ open, close }) => open < close);
}

/** The first moment of the new offset. */
function changeBetween(from: Instant, to: Instant, zone: string): Instant {
  let [old, changed] = [from, to];
  while (changed - old > 1) {
    const between = Math.floor((old + changed) / 2);
    if (offset(between, zone) === offset(from, zone)) old = between;
    else changed = between;
  }
  return changed;
}

/** 1 is Monday, 7 Sunday, as in ISO 8601; the first of January 1970 was a Thursday. */
export const weekdayOf = (local: LocalTime): number => ((((Math.floor(local / day) + 3) % 7) + 7) % 7) + 1;

export const midnightOf = (local: LocalTime): LocalTime => Math.floor(local / day) * day;
