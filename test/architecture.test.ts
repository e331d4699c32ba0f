import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { expect, test, vi } from 'vitest';

// All files are parsed, while whatever else `npm run check` runs shares the machine.
vi.setConfig({ testTimeout: 60_000 });

/** Who may import whom: a folder or file on the left, what it may reach beside itself on the right. The longest left side rules. */
const arrows: Record<string, string[]> = {
  'src/domain': [],
  'src/i18n': [],
  'src/platform': [],
  'src/views': ['src/domain', 'src/i18n'],
  'src/store': ['src/domain'],
  'src/queries': ['src/domain', 'src/store/tables', 'src/store/statement.ts'],
  // What is foretold must be what is done: both ask in one place who can be paged.
  'src/queries/terms.ts': ['src/domain', 'src/store/tables', 'src/store/directory.ts', 'src/store/arranged.ts'],
  'src/usecases': ['src/domain', 'src/store'],
  'src/inbound': ['src/domain', 'src/i18n', 'src/platform', 'src/views', 'src/queries', 'src/usecases'],
  'src/outbound': ['src/domain', 'src/i18n', 'src/platform', 'src/views', 'src/store', 'src/queries'],
  'src/config.ts': [],
  'src/policy-schema.ts': ['src/domain'],
  'src/policy-references.ts': ['src/domain', 'src/policy-schema.ts'],
  'src/policy-suspicions.ts': ['src/domain', 'src/policy-references.ts'],
  'src/policy-file.ts': ['src/domain', 'src/policy-schema.ts', 'src/policy-references.ts', 'src/policy-suspicions.ts'],
  'src/policy-load.ts': ['src/domain', 'src/policy-file.ts'],
  'src/policy-changes.ts': ['src/domain'],
  'src/policy-keeper.ts': [
    'src/domain',
    'src/platform',
    'src/policy-changes.ts',
    'src/policy-file.ts',
    'src/policy-load.ts',
  ],
  'src/policy-help.ts': [],
  'src/policy-json-schema.ts': ['src/policy-help.ts', 'src/policy-schema.ts'],
  'src/policy-simulation.ts': ['src/domain'],
  'src/policy-simulation-text.ts': ['src/domain'],
  'src/policy-calendars.ts': ['src/domain', 'src/platform', 'src/policy-file.ts'],
  'src/policy-covers.ts': ['src/domain', 'src/platform', 'src/queries', 'src/store/tables'],
  'src/policy-arranged.ts': [
    'src/config.ts',
    'src/domain',
    'src/platform',
    'src/policy-calendars.ts',
    'src/policy-covers.ts',
  ],
  'src/policy-targets.ts': [
    'src/domain',
    'src/platform',
    'src/policy-references.ts',
    'src/inbound/slack/find-groups.ts',
    'src/inbound/slack/find-people.ts',
  ],
  'src/policy-command.ts': [
    'src/config.ts',
    'src/domain',
    'src/policy-arranged.ts',
    'src/policy-calendars.ts',
    'src/policy-file.ts',
    'src/policy-json-schema.ts',
    'src/policy-load.ts',
    'src/policy-simulation.ts',
    'src/policy-simulation-text.ts',
    'src/policy-targets.ts',
  ],
  'src/composing.ts': ['src/platform', 'src/usecases', 'src/views'],
  'src/sending.ts': [
    'src/composing.ts',
    'src/domain',
    'src/platform',
    'src/store',
    'src/views',
    'src/usecases',
    'src/inbound/http',
    'src/inbound/timers',
    'src/outbound',
    'src/config.ts',
  ],
  'src/build.ts': ['src'],
  'src/process.ts': [],
  'src/launch.ts': [
    'src/build.ts',
    'src/config.ts',
    'src/policy-file.ts',
    'src/policy-load.ts',
    'src/process.ts',
    'src/domain',
    'src/platform',
  ],
  'src/main.ts': ['src/build.ts', 'src/launch.ts', 'src/policy-command.ts', 'src/process.ts', 'src/platform'],
  migrations: [],
  emulator: [],
  local: ['emulator', 'src/build.ts', 'src/launch.ts', 'src/main.ts', 'src/process.ts'],
  demo: ['src', 'emulator', 'local', 'migrations', 'test'],
  bench: ['src', 'emulator', 'local', 'migrations', 'test'],
  test: ['src', 'emulator', 'local', 'demo', 'bench', 'migrations'],
};

/** Packages that stay behind a fence within src; what is not named here may be used anywhere in it. */
const fences: Record<string, string[]> = {
  kysely: ['src/store', 'src/queries', 'src/platform'],
  '@slack/bolt': ['src/inbound/slack', 'src/build.ts'],
  nodemailer: ['src/platform'],
  bullmq: ['src/inbound/timers', 'src/outbound/timers', 'src/platform'],
  zod: [
    'src/config.ts',
    'src/policy-file.ts',
    'src/policy-json-schema.ts',
    'src/policy-references.ts',
    'src/policy-schema.ts',
    'src/inbound',
  ],
};

/** Folders that may use these packages and no others, Node's own included. */
const only: Record<string, string[]> = {
  'src/domain': ['luxon'],
  'src/i18n': [],
  'src/views': ['luxon', '@slack/web-api'],
  migrations: ['kysely'],
};

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const production = Object.keys(manifest.dependencies);
const installed = [...production, ...Object.keys({ ...manifest.optionalDependencies, ...manifest.devDependencies })];

const within = (path: string, place: string) =>
  path === place || path.startsWith(`${place}/`) || path.startsWith(`${place}.`);

const owner = <T>(table: Record<string, T>, path: string) =>
  Object.entries(table)
    .filter(([place]) => within(path, place))
    .toSorted(([a], [b]) => b.length - a.length)[0];

/** Every specifier a file names, types and dynamic imports included; a computed one is `null`. */
function specifiers(path: string, source: string) {
  const found: { specifier: string | null; passedOn: boolean }[] = [];
  const add = (node: { type: string; value?: unknown } | null, passedOn = false) => {
    if (node) found.push({ specifier: typeof node.value === 'string' ? node.value : null, passedOn });
  };
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source, true),
    ExportAllDeclaration: (node) => add(node.source, true),
    TSImportEqualsDeclaration: (node) => add(node.moduleReference),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') add(node.arguments[0] ?? null);
    },
  }).visit(program);
  return found;
}

/** What stands against one import, or null. */
function objection(path: string, specifier: string | null, exists: (path: string) => boolean): string | null {
  if (specifier === null) return 'computed, so nobody can check it';
  if (specifier.startsWith('.')) {
    const target = normalize(join(dirname(path), specifier));
    if (!exists(target)) return 'unresolved';
    const rule = owner(arrows, path);
    if (!rule) return 'not in the table';
    return [rule[0], ...rule[1]].some((place) => within(target, place)) ? null : `${rule[0]} may not reach ${target}`;
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const builtin = specifier.startsWith('node:') && builtinModules.includes(specifier.slice(5));
  const allowed = owner(only, path);
  if (allowed && !allowed[1].includes(name)) return `${allowed[0]} may not use ${name}`;
  if (builtin) return null;
  if (!installed.includes(name)) return 'unresolved';
  if (!path.startsWith('src/')) return null;
  if (!production.includes(name)) return `${name} is not there in production`;
  return fences[name]?.some((place) => within(path, place)) === false ? `${name} is fenced` : null;
}

function objections(path: string, source: string, exists: (path: string) => boolean = existsSync) {
  return specifiers(path, source).flatMap(({ specifier, passedOn }) => {
    const reason = passedOn ? 'a barrel: import it where it is written' : objection(path, specifier, exists);
    return reason === null ? [] : [`${path}: ${specifier}: ${reason}`];
  });
}

const files = globSync('{src,migrations,emulator,local,demo,bench,test}/**/*.{ts,tsx,cjs,mjs,js}');

test('every file was read, and no room of the table stands empty', () => {
  const rooms = Object.keys(arrows).filter((place) => !files.some((path) => within(path, place)));
  expect(rooms).toEqual([]);
  expect(files.length).toBeGreaterThan(100);
});

test('each import follows the table', () => {
  expect(files.flatMap((path) => objections(path, readFileSync(path, 'utf8')))).toEqual([]);
});

test.each([
  ['src/domain/a.ts', `import { b } from '../views/b.ts'`, 'may not reach'],
  ['src/domain/a.ts', `import { readFile } from 'node:fs'`, 'may not use'],
  ['src/inbound/slack/a.ts', `import type { B } from '../../outbound/b.ts'`, 'may not reach'],
  ['src/inbound/http/a.ts', `import { b } from '../../store/b.ts'`, 'may not reach'],
  ['src/outbound/a.ts', `const b = await import('../usecases/b.ts')`, 'may not reach'],
  ['src/queries/a.ts', `import { b } from '../store/b.ts'`, 'may not reach'],
  ['src/usecases/a.ts', `type B = import('../views/b.ts').B`, 'may not reach'],
  ['src/store/a.ts', `import { b } from '../config.ts'`, 'may not reach'],
  ['src/build.ts', `import { b } from '../emulator/b.ts'`, 'may not reach'],
  ['src/main.ts', `import { b } from '../migrations/b.ts'`, 'may not reach'],
  ['src/platform/a.ts', `import { b } from '../../test/b.ts'`, 'may not reach'],
  ['emulator/a.ts', `import { b } from '../src/domain/b.ts'`, 'may not reach'],
  ['migrations/a.ts', `import { b } from '../src/store/b.ts'`, 'may not reach'],
  ['migrations/a.ts', `import { DateTime } from 'luxon'`, 'may not use'],
  ['local/a.ts', `import { b } from '../src/store/b.ts'`, 'may not reach'],
  ['scripts/a.ts', `import { b } from '../src/build.ts'`, 'not in the table'],
  ['src/usecases/a.ts', `import { sql } from 'kysely'`, 'fenced'],
  ['src/inbound/http/a.ts', `import { App } from '@slack/bolt'`, 'fenced'],
  ['src/outbound/slack.ts', `import { Queue } from 'bullmq'`, 'fenced'],
  ['src/usecases/a.ts', `import { z } from 'zod/v4'`, 'fenced'],
  ['src/platform/a.ts', `import { vi } from 'vitest'`, 'not there in production'],
  ['src/platform/a.ts', `import { b } from '#platform/b'`, 'unresolved'],
  ['src/platform/a.ts', `import { b } from 'left-out'`, 'unresolved'],
  ['src/platform/a.ts', `const b = await import(name)`, 'computed'],
  ['src/views/a.ts', `export { b } from './b.ts'`, 'barrel'],
])('in %s, %s is caught', (path, source, reason) => {
  expect(objections(path, source, () => true)).toEqual([expect.stringContaining(reason)]);
});

test('an import of a file that is not there is caught', () => {
  expect(objections('src/views/a.ts', `import './gone.ts'`, () => false)).toHaveLength(1);
});
