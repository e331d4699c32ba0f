import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';

/**
 * A linter that reads nothing reports nothing, and looks just like clean code. So each rule that we lean on is shown
 * one file that breaks it, under the project's own configuration: rule, place, source.
 */
const planted: [rule: string, path: string, source: string][] = [
  [
    'no-floating-promises',
    'src/store/float.ts',
    'const save = (): Promise<number> => Promise.resolve(1);\nsave();\nexport {};',
  ],
  [
    'no-misused-promises',
    'src/store/misused.ts',
    'const due = (): Promise<boolean> => Promise.resolve(true);\nexport const late = due() ? 1 : 2;',
  ],
  [
    'return-await',
    'src/store/return.ts',
    'const load = (): Promise<number> => Promise.resolve(1);\nexport async function f() {\n  try {\n    return load();\n  } catch {\n    return 0;\n  }\n}',
  ],
  [
    'switch-exhaustiveness-check',
    'src/store/switch.ts',
    "export function f(s: 'a' | 'b') {\n  switch (s) {\n    case 'a':\n      return 1;\n    default:\n      return 2;\n  }\n}",
  ],
  ['only-throw-error', 'src/store/throw.ts', "export function f() {\n  throw 'text';\n}"],
  [
    'preserve-caught-error',
    'src/store/cause.ts',
    "export function f() {\n  try {\n    f();\n  } catch (error) {\n    throw new Error('lost');\n  }\n}",
  ],
  ['no-explicit-any', 'src/store/any.ts', 'export const a: any = 1;'],
  ['no-non-null-assertion', 'src/store/bang.ts', 'export const a = [1][0]!;'],
  ['no-unsafe-argument', 'src/store/argument.ts', "const f = (n: number) => n;\nexport const a = f(JSON.parse('1'));"],
  ['no-unsafe-assignment', 'src/store/assignment.ts', "export const a = JSON.parse('1');"],
  ['no-unsafe-call', 'src/store/call.ts', "export const a: number = JSON.parse('1')();"],
  ['no-unsafe-member-access', 'src/store/member.ts', "export const a: number = JSON.parse('1').b;"],
  ['no-unsafe-return', 'src/store/returns.ts', "export function f(): number {\n  return JSON.parse('1');\n}"],
  ['ban-ts-comment', 'src/store/ignore.ts', "// @ts-ignore\nexport const a: number = 'b';"],
  ['consistent-type-imports', 'src/store/types.ts', "import { A } from './a.ts';\nexport const a: A = 1;"],
  ['no-cycle', 'src/store/cycle.ts', "import { a } from './a.ts';\nexport const b = a;"],
  ['no-default-export', 'src/store/default.ts', 'export default 1;'],
  ['no-barrel-file', 'src/store/barrel.ts', "export * from './a.ts';"],
  ['filename-case', 'src/store/CamelCase.ts', 'export const a = 1;'],
  ['max-lines', 'src/store/long.ts', 'export {};\n'.repeat(301)],
  ['eqeqeq', 'src/store/equal.ts', "export const f = (a: string) => a == 'b';"],
  ['no-unused-vars', 'src/store/unused.ts', 'const a = 1;\nexport {};'],
  ['no-process-env', 'src/store/env.ts', 'export const a = process.env;'],
  ['no-console', 'src/store/console.ts', "console.log('a');\nexport {};"],
  ['no-focused-tests', 'test/focused.test.ts', "import { test } from 'vitest';\ntest.only('a', () => {});"],
  ['no-restricted-imports', 'src/domain/up.ts', "import { a } from '../store/a.ts';\nexport const b = a;"],
  ['no-restricted-imports', 'src/domain/builtin.ts', "import { cwd } from 'node:process';\nexport const b = cwd;"],
  ['no-restricted-globals', 'src/domain/date.ts', 'export const a = new Date(0);'],
  ['no-restricted-globals', 'src/domain/global.ts', 'export const a = globalThis;'],
  [
    'no-restricted-properties',
    'src/domain/now.ts',
    "import { DateTime } from 'luxon';\nexport const a = DateTime.now();",
  ],
  ['no-restricted-properties', 'src/domain/chance.ts', 'export const a = Math.random();'],
];

const innocent: [path: string, source: string][] = [
  ['src/store/a.ts', "import { b } from './cycle.ts';\nexport type A = number;\nexport const a: unknown = b;"],
  ['src/domain/time.ts', "import { DateTime } from 'luxon';\nexport const a = DateTime.fromMillis(0);"],
  ['src/domain/near.ts', "import { a } from './time.ts';\nexport const b = a;"],
];

const Report = z.object({
  diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string() })),
});

const folder = mkdtempSync(join(tmpdir(), 'relevo-lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

cpSync('.oxlintrc.json', join(folder, '.oxlintrc.json'));
writeFileSync(
  join(folder, 'tsconfig.json'),
  JSON.stringify({ compilerOptions: { target: 'ES2024', module: 'nodenext', strict: true, types: [] } }),
);
for (const [path, source] of [...planted.map(([, path, source]) => [path, source] as const), ...innocent]) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${source}\n`);
}
const bin = resolve('node_modules/.bin');
const run = spawnSync(join(bin, 'oxlint'), ['--format=json'], {
  cwd: folder,
  encoding: 'utf8',
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}` },
});
const { diagnostics } = Report.parse(JSON.parse(run.stdout));
const reported = (path: string) =>
  diagnostics.filter(({ filename }) => filename === path).map(({ code }) => code?.replace(/.*\(|\)$/g, ''));

test.each(planted)('%s is reported in %s', (rule, path) => {
  expect(reported(path)).toContain(rule);
});

test.each(innocent)('no fence is reported in %s', (path) => {
  expect(reported(path).filter((rule) => rule?.startsWith('no-restricted'))).toEqual([]);
});
