import { expect, it } from 'vitest';
import { parseDuration, spokenDuration } from '../../../emulator/page/durations.ts';

const MINUTE = 60_000;

it.each([
  ['45', 45 * MINUTE],
  ['90s', 1.5 * MINUTE],
  ['2h 30m', 150 * MINUTE],
  ['1.5 hours', 90 * MINUTE],
  ['1 day', 1440 * MINUTE],
  ['5 minutes', 5 * MINUTE],
])('moving the clock by %j is understood', (typed, ms) => {
  expect(parseDuration(typed)).toBe(ms);
});

it.each(['', '0', '0m', 'soon', '-5m', '5 parsecs', '1e3'])('moving the clock by %j is refused', (typed) => {
  expect(parseDuration(typed)).toBeNull();
});

it('says how far the clock was moved', () => {
  expect(spokenDuration(65 * MINUTE)).toBe('1 h 5 min');
  expect(spokenDuration(1500 * MINUTE)).toBe('1 d 1 h');
  expect(spokenDuration(0)).toBe('0 s');
});
