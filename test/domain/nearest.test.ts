import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edits, nearest } from '../../src/domain/nearest.ts';

test.each([
  ['list', 'list', 0],
  ['lits', 'list', 1],
  ['lst', 'list', 1],
  ['lisst', 'list', 1],
  ['lost', 'list', 1],
  ['', 'list', 4],
  ['resovle', 'resolve', 1],
])('from "%s" to "%s" it takes %i', (from, to, steps) => {
  expect(edits(from, to)).toBe(steps);
});

test('the way back is as long as the way there, and never longer than the longer word', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(edits(a, b)).toBe(edits(b, a));
      expect(edits(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

test('a slip of the finger finds the word that was meant, another word finds none', () => {
  expect(nearest('acknowlege_within', ['acknowledge_within', 'update_every'])).toBe('acknowledge_within');
  expect(nearest('colour', ['acknowledge_within', 'update_every'])).toBeNull();
});
