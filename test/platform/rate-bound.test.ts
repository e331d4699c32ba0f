import { expect, test } from 'vitest';
import { rateBound } from '../../src/platform/rate-bound.ts';

test('a bound lets so many through in its time, for each key by itself, and more later', () => {
  let now = 0;
  const isAllowed = rateBound(2, 1_000, () => now);
  expect(['ana', 'ana', 'ana', 'bruno'].map(isAllowed)).toEqual([true, true, false, true]);
  now = 999;
  expect(isAllowed('ana')).toBe(false);
  now = 1_001;
  expect(isAllowed('ana')).toBe(true);
});
