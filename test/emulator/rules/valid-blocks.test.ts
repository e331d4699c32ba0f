import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBlocks } from '../../../emulator/rules/blocks.ts';
import { withIds } from '../../../emulator/rules/fill-ids.ts';
import { surfaces } from '../../../emulator/rules/surface.ts';
import { validBlocks } from './valid-blocks.ts';

describe.each(surfaces)('on a %s', (surface) => {
  const check = (blocks: unknown) => checkBlocks(blocks, { surface, pointer: '/blocks' });

  test('whatever the documentation allows passes, and passes again with its ids filled in', () => {
    fc.assert(
      fc.property(validBlocks(surface), (blocks) => {
        expect(check(blocks)).toEqual([]);
        expect(check(withIds(blocks as Parameters<typeof withIds>[0]))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('one key more in any block is always refused', () => {
    fc.assert(
      fc.property(validBlocks(surface), fc.nat(), (blocks, pick) => {
        fc.pre(blocks.length > 0);
        const at = pick % blocks.length;
        const spoiled = blocks.map((block, index) => (index === at ? { ...block, nonsense: 1 } : block));
        expect(check(spoiled)).toEqual([
          { pointer: `/blocks/${at}`, message: 'invalid additional property: nonsense' },
        ]);
      }),
      { numRuns: 30 },
    );
  });

  test('nothing that JSON can hold makes the check fail', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(Array.isArray(check([value]))).toBe(true);
        expect(Array.isArray(check(value))).toBe(true);
      }),
    );
  });
});
