import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { METHODS } from '../../emulator/api/methods.ts';

const readme = readFileSync(new URL('../../emulator/README.md', import.meta.url), 'utf8');
const tests = ['web-api', 'limits', 'interactions', 'local', 'delivery', 'people', 'client', 'calls']
  .map((name) => readFileSync(new URL(`./${name}.test.ts`, import.meta.url), 'utf8'))
  .join('\n');

it('the matrix in the README names every method that is served, and no other', () => {
  const listed = [...readme.matchAll(/^\| `([a-zA-Z]+\.[a-zA-Z.]+)` \|/gm)].map(([, method]) => method);
  expect(new Set(listed)).toEqual(new Set(Object.keys(METHODS)));
});

it.each(Object.keys(METHODS))('%s is driven by a test with the real SDK', (method) => {
  expect(tests.includes(`.${method}(`) || tests.includes(`}${method}`)).toBe(true);
});
