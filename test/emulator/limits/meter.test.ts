import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBucket, createWindow, type Meter } from '../../../emulator/limits/meter.ts';

const minute = 60_000;
const gaps = fc.array(fc.integer({ min: 0, max: 8_000 }), { maxLength: 200 });

/** Asks after each of the gaps, takes whenever it may, and answers when that was. */
function takenBy(meter: Meter, waits: readonly number[]): number[] {
  let now = 1_000_000;
  return waits.flatMap((gap) => {
    now += gap;
    if (meter.waitMs(now) > 0) return [];
    meter.take(now);
    return [now];
  });
}

it('a window never holds more than it may, wherever it begins', () => {
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 30 }), (waits, most) => {
      const taken = takenBy(createWindow(most, minute), waits);
      for (const from of taken)
        expect(taken.filter((at) => at >= from && at < from + minute).length).toBeLessThanOrEqual(most);
    }),
  );
});

it('a bucket lets no stretch of time have more than what came together and one each second', () => {
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 30 }), (waits, atOnce) => {
      const taken = takenBy(createBucket(atOnce, 1000), waits);
      for (const [first, from] of taken.entries())
        for (const [more, to] of taken.slice(first).entries())
          expect(more + 1).toBeLessThanOrEqual(atOnce + (to - from) / 1000);
    }),
  );
});

it('whoever waits as long as they are told may pass, and not a millisecond sooner', () => {
  const meters = fc.constantFrom(
    () => createWindow(3, minute),
    () => createBucket(3, 1000),
  );
  fc.assert(
    fc.property(meters, gaps, (create, waits) => {
      const meter = create();
      takenBy(meter, waits);
      const now = 1_000_000 + waits.reduce((sum, gap) => sum + gap, 0);
      const wait = meter.waitMs(now);
      expect(meter.waitMs(now + wait)).toBe(0);
      expect(meter.waitMs(now + Math.max(0, wait - 1))).toBe(wait > 0 ? 1 : 0);
    }),
  );
});

it('what is within the allowance is never held up', () => {
  expect(takenBy(createWindow(20, minute), Array(20).fill(0))).toHaveLength(20);
  expect(takenBy(createWindow(20, minute), Array(200).fill(3_000))).toHaveLength(200);
  expect(takenBy(createBucket(20, 1000), Array(20).fill(0))).toHaveLength(20);
  expect(takenBy(createBucket(1, 1000), Array(200).fill(1_000))).toHaveLength(200);
});
