import { expect, test } from 'vitest';
import fc from 'fast-check';
import { similarEnough, similarity } from '../../src/domain/similar.ts';

test('case, accents, order and punctuation make no difference', () => {
  expect(similarity('Facturación caída, otra vez', 'otra vez: CAIDA FACTURACION')).toBe(1);
});

test('the share of common words counts on both sides', () => {
  expect(similarity('checkout is down', 'checkout down')).toBe(0.8);
  expect(similarity('checkout down', 'checkout is down')).toBe(0.8);
});

test('half of the words in common is a possible duplicate, less is not', () => {
  expect(similarity('checkout returns errors again', 'checkout returns nothing today')).toBe(similarEnough);
  expect(similarity('checkout returns errors again', 'checkout worked nicely today')).toBeLessThan(similarEnough);
});

test('words of one letter and words said twice add nothing', () => {
  expect(similarity('a b c', 'a b c')).toBe(0);
  expect(similarity('down down down', 'down')).toBe(1);
});

test('a title without words is like nothing, not even itself', () => {
  expect(similarity('', '')).toBe(0);
  expect(similarity('🔥🔥🔥', '🔥🔥🔥')).toBe(0);
});

test('titles in other scripts are compared too', () => {
  expect(similarity('оплата не работает', 'Оплата не РАБОТАЕТ')).toBe(1);
});

test('for any two texts it is between 0 and 1, and the same both ways', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const alike = similarity(a, b);
      expect(alike).toBeGreaterThanOrEqual(0);
      expect(alike).toBeLessThanOrEqual(1);
      expect(similarity(b, a)).toBe(alike);
    }),
  );
});
