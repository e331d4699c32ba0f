import { expect, test } from 'vitest';
import { parseReference, reference } from '../../src/domain/ids.ts';

test.each(['ESC-142', 'esc-142', 'ESC142', 'esc142', '142', '  ESC-142\n'])('%j is read as 142', (text) => {
  expect(parseReference(text)).toBe(142);
});

test.each(['', 'ESC', 'ESC-', 'ESC--1', 'ESC-1.5', '-1', '1e3', '0x10', 'INC-142', 'ESC-142 now', '1234567890', '١٤٢'])(
  '%j is no reference',
  (text) => {
    expect(parseReference(text)).toBeNull();
  },
);

test('what is read aloud is read back', () => {
  for (const number of [1, 42, 999_999_999]) expect(parseReference(reference(number))).toBe(number);
});
