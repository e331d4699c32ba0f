import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { METHODS } from '../../emulator/api/methods.ts';
import { EVENTS } from '../../emulator/delivery/event-scopes.ts';
import { botEvents } from '../../emulator/rules/manifest-words.ts';

const readme = readFileSync(new URL('../../emulator/README.md', import.meta.url), 'utf8');
const tests = globSync('**/*.test.ts', { cwd: import.meta.dirname })
  .filter((name) => !name.startsWith('coverage'))
  .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
  .join('\n');

/** The names in the first column of the table that starts with this heading. */
function listed(heading: string): string[] {
  const [, after = ''] = readme.split(new RegExp(`^\\| ${heading} +\\|.*$`, 'm'));
  const [table = ''] = after.split('\n\n');
  return [...table.matchAll(/^\| `([\w.]+)` +\|/gm)].map(([, name = '']) => name);
}

it('the matrix in the README names every method that is served, and no other', () => {
  expect(listed('method').toSorted()).toEqual(Object.keys(METHODS).toSorted());
});

it.each(Object.keys(METHODS))('%s is driven by a test with the real SDK', (method) => {
  expect([`.${method}(`, `}${method}`, `apiCall('${method}'`].some((way) => tests.includes(way))).toBe(true);
});

it('the matrix in the README names every event that is sent, and no other', () => {
  expect(listed('event').toSorted()).toEqual(EVENTS);
});

it.each(EVENTS)('%s is an event of Slack, and named by a test', (event) => {
  expect(botEvents.has(event)).toBe(true);
  expect(tests).toContain(event);
});
