import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTurn, shiftAt } from '../../src/domain/feed.ts';
import type { Shift } from '../../src/domain/rota.ts';

const shift = fc
  .record({
    person: fc.constantFrom('ana', 'bruno', 'carla'),
    from: fc.nat(60),
    length: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ person, from, length }): Shift => ({ person, from, to: from + length }));

/** Whoever began last, and of those the one who ends first, by looking at all of them. */
const ruling = (shifts: readonly Shift[], at: number): string | null => {
  const running = shifts.filter(({ from, to }) => from <= at && at < to);
  const [last] = running.toSorted((a, b) => b.from - a.from || a.to - b.to || (a.person > b.person ? -1 : 1));
  return last?.person ?? null;
};

test('whoever began last has it, at every moment', () => {
  fc.assert(
    fc.property(fc.array(shift, { maxLength: 12 }), (shifts) => {
      const turns = inTurn(shifts);
      for (let at = -1; at < 95; at += 1) expect(shiftAt(turns, at).person).toBe(ruling(shifts, at));
    }),
  );
});

test('shifts follow one another, and change hands where one ends', () => {
  fc.assert(
    fc.property(fc.array(shift, { maxLength: 12 }), (shifts) => {
      const turns = inTurn(shifts);
      const pairs = turns.slice(1).map((next, index) => [turns[index], next] as const);
      expect(turns.every(({ from, to }) => from < to)).toBe(true);
      expect(pairs.every(([turn, next]) => turn && turn.to <= next.from)).toBe(true);
      expect(pairs.some(([turn, next]) => turn?.to === next.from && turn.person === next.person)).toBe(false);
    }),
  );
});

test('what is said of a moment holds until it is said to', () => {
  fc.assert(
    fc.property(fc.array(shift, { maxLength: 12 }), fc.nat(90), (shifts, at) => {
      const turns = inTurn(shifts);
      const { person, until } = shiftAt(turns, at);
      expect(until).toBeGreaterThan(at);
      for (let later = at; later < Math.min(until, 95); later += 1) expect(shiftAt(turns, later).person).toBe(person);
    }),
  );
});
