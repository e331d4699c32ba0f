import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import {
  clockMinutes,
  clockText,
  heldUntil,
  quietUntil,
  usualQuietHours,
  type QuietHours,
} from '../../src/domain/quiet-hours.ts';
import { day, hour, minute } from '../../src/domain/time.ts';
import { anyZone as zone } from '../support/any-zone.ts';

const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
const hours: fc.Arbitrary<QuietHours> = fc.record({ from: minutes, to: minutes }).filter(({ from, to }) => from !== to);
/** Any minute of the year. */
const moment = fc.integer({ min: 0, max: 365 * 24 * 60 }).map((at) => Date.UTC(2026, 0, 1) + at * minute);

const at = (text: string, timezone = 'Europe/Madrid') => DateTime.fromISO(text, { zone: timezone }).toMillis();
const night = (text: string) => quietUntil(usualQuietHours, 'Europe/Madrid', at(text));

const changes = (timezone: string, from: number, to: number): boolean => {
  const offset = (instant: number) => DateTime.fromMillis(instant, { zone: timezone }).offset;
  return Array.from({ length: (to - from) / hour }, (_, index) => from + index * hour).some(
    (each) => offset(each) !== offset(from),
  );
};

test('where clocks do not change it is quiet exactly while the clock shows these hours', () => {
  fc.assert(
    fc.property(hours, zone, moment, (quiet, timezone, now) => {
      fc.pre(!changes(timezone, now - 2 * day, now + 2 * day));
      const clock = DateTime.fromMillis(now, { zone: timezone });
      const shown = clock.hour * 60 + clock.minute;
      const { from, to } = quiet;
      const expected = from < to ? from <= shown && shown < to : from <= shown || shown < to;
      const until = quietUntil(quiet, timezone, now);
      expect(until).toBe(expected ? now + ((to - shown + 24 * 60) % (24 * 60)) * minute : null);
    }),
  );
});

test('also when clocks change, it is quiet up to the end and not at it, and nothing waits for two days', () => {
  fc.assert(
    fc.property(hours, zone, moment, fc.double({ min: 0, max: 1, noNaN: true }), (quiet, timezone, now, part) => {
      const until = quietUntil(quiet, timezone, now);
      if (until === null) return;
      expect(until).toBeGreaterThan(now);
      expect(until - now).toBeLessThan(2 * day);
      expect(quietUntil(quiet, timezone, until)).toBeNull();
      expect(quietUntil(quiet, timezone, Math.floor(now + part * (until - now - 1)))).toBe(until);
    }),
    { numRuns: 500 },
  );
});

test('no day is without its quiet hours', () => {
  fc.assert(
    fc.property(hours, zone, moment, (quiet, timezone, now) => {
      fc.pre((quiet.to - quiet.from + 24 * 60) % (24 * 60) > 2 * 60);
      const through = Array.from({ length: 25 * 60 }, (_, index) => now + index * minute);
      expect(through.some((each) => quietUntil(quiet, timezone, each) !== null)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('a night ends at seven by its person’s clocks, also when they are moved in it', () => {
  expect(night('2026-11-23T21:59')).toBeNull();
  expect(night('2026-11-23T22:00')).toBe(at('2026-11-24T07:00'));
  expect(night('2026-11-24T06:59')).toBe(at('2026-11-24T07:00'));
  expect(night('2026-11-24T07:00')).toBeNull();
  const shortened = night('2026-03-28T22:00') ?? 0;
  const lengthened = night('2026-10-24T22:00') ?? 0;
  expect([shortened, lengthened]).toEqual([at('2026-03-29T07:00'), at('2026-10-25T07:00')]);
  expect([shortened - at('2026-03-28T22:00'), lengthened - at('2026-10-24T22:00')]).toEqual([8 * hour, 10 * hour]);
});

test('an end that comes twice is meant the first time, and one that is left out is as much later', () => {
  const until = (to: number, text: string) => quietUntil({ from: 60, to }, 'Europe/Madrid', at(text));
  expect(until(150, '2026-10-25T01:30')).toBe(Date.UTC(2026, 9, 25, 0, 30));
  expect(quietUntil({ from: 60, to: 150 }, 'Europe/Madrid', Date.UTC(2026, 9, 25, 1, 15))).toBeNull();
  expect(until(150, '2026-03-29T01:30')).toBe(at('2026-03-29T03:30'));
});

test('what would come too late after the quiet hours does not wait for their end', () => {
  const now = at('2026-11-23T23:00');
  const end = at('2026-11-24T07:00');
  const held = (patience: Parameters<typeof heldUntil>[0], quiet: QuietHours | null = usualQuietHours) =>
    heldUntil(patience, quiet, 'Europe/Madrid', now);
  expect([held('any'), held(end + minute), held(end), held(now + hour), held('none')]).toEqual([
    end,
    end,
    null,
    null,
    null,
  ]);
  expect(held('any', null)).toBeNull();
});

test('a time of day reads back as it is written, and nothing else is one', () => {
  fc.assert(fc.property(minutes, (each) => clockMinutes(clockText(each)) === each));
  expect(['24:00', '7:00', '07:60', '', 'noon', '07:00:00'].map(clockMinutes)).toEqual(Array(6).fill(null));
});
