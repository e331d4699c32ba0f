import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const textOf = (name: string) => readFileSync(join(root, name), 'utf8');
const reliability = textOf('docs/reliability.md');

/** What stands in code quotes and looks like a file of ours. */
const files = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:src|test|docs|local|emulator|migrations|manifests)\/[\w./-]+\.\w+)`/g)].map(
    ([, file]) => file ?? '',
  );
const links = (text: string): readonly string[] =>
  [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target ?? '');

test.each(documents)('every file that %s names is there', (name) => {
  expect(files(textOf(name)).filter((file) => !existsSync(join(root, file)))).toEqual([]);
  expect(links(textOf(name)).filter((target) => !existsSync(join(root, dirname(name), target)))).toEqual([]);
});

test('every fault has what happens, and a test', () => {
  const rows = [...reliability.matchAll(/^\| (\d*) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)];
  const numbers = rows.flatMap(([, number]) => (number ? [Number(number)] : []));
  const paging = Array.from({ length: 35 }, (_, index) => index + 1);
  expect(numbers).toEqual([...paging, 36, 42, 44, 46, 47, 48]);
  const untested = rows.filter(([, , , , tests = '']) => !files(tests).some((file) => file.endsWith('.test.ts')));
  expect(untested.map(([row]) => row)).toEqual([]);
});
