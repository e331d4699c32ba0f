import { expect, it } from 'vitest';
import { sizeInWords } from '../../../emulator/page/sizes.ts';

it('a size is said in the unit and the language that suit it', () => {
  expect(sizeInWords(0, 'en-US')).toBe('0 byte');
  expect(sizeInWords(2400, 'en-US')).toBe('2.4 kB');
  expect(sizeInWords(2_400_000, 'es-ES')).toBe('2,4 MB');
  expect(sizeInWords(5_000_000_000_000, 'en-US')).toBe('5,000 GB');
});
