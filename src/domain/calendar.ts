import { DateTime } from 'luxon';
import type { Calendar } from './policy.ts';
import { localTime, midnightOf, weekdayOf, whenShown, type LocalTime, type Stretch } from './local-time.ts';
import { day, type Instant } from './time.ts';
import { timeOfDay, weekdaysOf } from './weekly.ts';

/** As far as anybody looks for an opening hour: the longest holiday is shorter. */
const mostDays = 3_660;

/**
 * When `ms` of opening hours have passed since `from`: a clock that runs in these hours only. It is never a moment at which
 * nothing is open, save the one of closing; without any time to pass it is `from`, or the next opening.
 */
export function addOpenTime(calendar: Calendar, from: Instant, ms: number): Instant {
  let left = ms;
  let reached = from;
  for (const { open, close } of stretches(calendar, from, 1)) {
    if (close <= reached) continue;
    const begun = Math.max(open, reached);
    if (left <= close - begun) return begun + left;
    left -= close - begun;
    reached = close;
  }
  return reached;
}

/** When a clock of `ms` that ends at `due` began to run for the last time; null where it never stood still. */
export function lastPauseBefore(calendar: Calendar, due: Instant, ms: number): Instant | null {
  let since = due;
  for (const { open, close } of stretches(calendar, due, -1)) {
    if (open >= since) continue;
    if (close < since) return since;
    since = open;
    if (due - since > ms) return null;
  }
  return since;
}

/** What is open, day by day, forwards or backwards from the day of `from`. */
function* stretches(calendar: Calendar, from: Instant, step: 1 | -1): Generator<Stretch> {
  const today = midnightOf(localTime(from, calendar.timezone));
  for (let days = 0; days < mostDays; days += 1) {
    const open = openOn(calendar, today + step * days * day);
    yield* step === 1 ? open : open.toReversed();
  }
}

function openOn({ timezone, hours, holidays }: Calendar, midnight: LocalTime): readonly Stretch[] {
  const date = DateTime.fromMillis(midnight, { zone: 'utc' }).toISODate();
  if (date !== null && holidays.includes(date)) return [];
  const given = Object.entries(hours).flatMap(([days, range]) => {
    if (!weekdaysOf(days).includes(weekdayOf(midnight))) return [];
    return whenShown(midnight + timeOfDay(range.slice(0, 5)), midnight + timeOfDay(range.slice(6)), timezone);
  });
  return given.toSorted((a, b) => a.open - b.open).reduce<readonly Stretch[]>(merged, []);
}

/** A day may be named twice; then whatever either says is open. */
function merged(all: readonly Stretch[], next: Stretch): readonly Stretch[] {
  const last = all.at(-1);
  if (!last || last.close < next.open) return [...all, next];
  return [...all.slice(0, -1), { open: last.open, close: Math.max(last.close, next.close) }];
}
