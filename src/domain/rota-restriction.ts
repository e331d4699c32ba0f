import { localTime, midnightOf, momentOf, weekdayOf } from './local-time.ts';
import { day, type Instant } from './time.ts';

/** Hours that come every week, counted from the midnight at which `weekday` (1 is Monday) begins. */
export type WeeklyHours = {
  readonly weekday: number;
  readonly fromMs: number;
  /** Beyond a day's length where they end on the day after. */
  readonly toMs: number;
};

export type Restriction = readonly WeeklyHours[];

/** Whether the hours hold at a moment, and one until which that can't change: the change itself, or midnight. */
export function holdsAt(restriction: Restriction, zone: string, at: Instant) {
  const today = midnightOf(localTime(at, zone));
  // Hours reach into the next day at most; tomorrow may have begun once already where clocks go back over midnight.
  const days = [today - day, today, today + day];
  const windows = days.flatMap((midnight) =>
    restriction
      .filter(({ weekday }) => weekday === weekdayOf(midnight))
      .map(({ fromMs, toMs }) => ({ from: momentOf(midnight + fromMs, zone), to: momentOf(midnight + toMs, zone) })),
  );
  const edges = [
    ...windows.flatMap(({ from, to }) => [from, to]),
    momentOf(today + day, zone),
    momentOf(today + 2 * day, zone),
  ];
  return {
    holds: windows.some(({ from, to }) => from <= at && at < to),
    until: Math.min(...edges.filter((edge) => edge > at)),
  };
}
