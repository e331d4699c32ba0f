import { localTime, midnightOf, momentOf } from './local-time.ts';
import { day, minute, type Instant } from './time.ts';

/**
 * When somebody wants nothing but what can't wait, every day by the clocks of their own zone: minutes after midnight, from
 * inclusive, to exclusive. Hours that do not end later on the same day end on the next one. They are never the same.
 */
export type QuietHours = { readonly from: number; readonly to: number };

/** What the form proposes. */
export const usualQuietHours: QuietHours = { from: 22 * 60, to: 7 * 60 };

/** Minutes after midnight as `09:30`, and back; null for what is no time of day. */
export const clockText = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
export function clockMinutes(text: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/**
 * Until when it is quiet at a moment; null where it is not. A time that comes twice when clocks go back is meant the first
 * time; one that is left out when they go forward is as much later.
 */
export function quietUntil({ from, to }: QuietHours, zone: string, at: Instant): Instant | null {
  const today = midnightOf(localTime(at, zone));
  let until: Instant | null = null;
  // Tomorrow may have begun once already where clocks go back over midnight.
  for (const midnight of [today - day, today, today + day]) {
    const open = momentOf(midnight + from * minute, zone);
    const close = momentOf(midnight + (from < to ? 0 : day) + to * minute, zone);
    // Hours of nearly a whole day may run into the next ones when clocks change.
    const reached: Instant = until ?? at;
    if (open <= reached && reached < close) until = close;
  }
  return until;
}

/** How long something may wait for somebody: until a moment at the latest, for ever, or not at all. */
export type Patience = Instant | 'any' | 'none';

/** Until when a message is held back; null: it goes out now. What would come too late by then does not wait for it. */
export function heldUntil(patience: Patience, hours: QuietHours | null, zone: string, now: Instant): Instant | null {
  if (patience === 'none' || hours === null) return null;
  const until = quietUntil(hours, zone, now);
  return until !== null && (patience === 'any' || until < patience) ? until : null;
}
