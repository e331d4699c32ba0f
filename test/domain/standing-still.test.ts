import { expect, test } from 'vitest';
import type { Calendar } from '../../src/domain/policy.ts';
import { standsStillUntil } from '../../src/domain/terms.ts';
import { hour, type Instant } from '../../src/domain/time.ts';
import { terms } from '../support/domain.ts';

const hours: Calendar = { timezone: 'UTC', hours: { 'mon-fri': '09:00-17:00' }, holidays: [] };
const on = (day: number, at: number): Instant => Date.UTC(2026, 10, day, at);
/** Begun on Friday the 20th at four: eight hours are over on Monday at four. */
const due = on(23, 16);
const until = (shownAt?: Instant) =>
  standsStillUntil(terms(shownAt === undefined ? { hours } : { hours, shownAt }), due, 8 * hour);

test.each([
  ['before it closes', on(20, 16), on(23, 9)],
  ['in the night', on(20, 23), on(23, 9)],
  ['once it is open again', on(23, 10), null],
])('a clock that stands still over the weekend, shown %s', (_, shownAt, expected) => {
  expect(until(shownAt)).toBe(expected);
});

test('where nobody knows when it is shown, it is told as it was at first', () => {
  expect(until()).toBe(on(23, 9));
});

test('of several pauses the present one is told', () => {
  const long = standsStillUntil(terms({ hours, shownAt: on(23, 20) }), on(26, 12), 40 * hour);
  expect(long).toBe(on(24, 9));
});

test('round the clock nothing stands still', () => {
  expect(standsStillUntil(terms({ shownAt: on(20, 16) }), due, 8 * hour)).toBeNull();
});
