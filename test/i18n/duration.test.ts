import { expect, test } from 'vitest';
import { duration } from '../../src/i18n/duration.ts';

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

test.each([
  [0, '0 s'],
  [-5 * second, '0 s'],
  [40 * second, '40 s'],
  [59.6 * second, '1 min'],
  [5 * minute, '5 min'],
  [hour, '1 h'],
  [2 * hour + 10 * minute, '2 h 10 min'],
  [day, '1 d'],
  [day + 4 * hour + 7 * minute, '1 d 4 h'],
  [59 * minute + 59 * second, '1 h'],
])('%d ms is said as "%s"', (ms, said) => {
  expect(duration(ms)).toBe(said);
});
