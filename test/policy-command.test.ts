import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { wholePolicy } from './support/whole-policy.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relevo-policy-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The entry as a process of its own, without any setting: what it says, and the code that it ends with. */
const run = (...words: readonly string[]) =>
  new Promise<{ out: string; error: string; code: unknown }>((done) => {
    execFile(process.execPath, ['src/main.ts', ...words], { env: {} }, (failed, out, error) =>
      done({ out, error, code: failed?.code ?? 0 }),
    );
  });

async function check(text: string) {
  const file = join(folder, 'policy.yml');
  await writeFile(file, text);
  const { out, error, code } = await run('policy', 'check', file);
  expect(error).toBe('');
  return { said: out.replaceAll(file, 'policy.yml').trimEnd().split('\n'), code };
}

describe('policy check FILE', () => {
  test('says that a good one is good, and what it holds', async () => {
    expect(await check(wholePolicy)).toEqual({
      said: ['policy.yml is good: 1 severity, 2 escalation paths, 2 routing rules, 2 schedules'],
      code: 0,
    });
  });

  test('says all mistakes at once, each with its place, its path and what is allowed', async () => {
    const wrong = wholePolicy.replace('version: 1', 'version: 2').replace('repeat: 2', 'repeat: 99');
    const { said, code } = await check(wrong.replace('path: default', 'path: defalt'));
    expect(said).toEqual([
      'policy.yml:1:1: version must be 1',
      expect.stringMatching(/^policy\.yml:\d+:5: escalation_paths\.payments\.repeat must be 20 or less$/),
      expect.stringMatching(
        /^policy\.yml:\d+:5: routing\[1\]\.path is not in escalation_paths, which has payments, default$/,
      ),
      '3 mistakes',
    ]);
    expect(code).toBe(1);
  });

  test('warns of what is suspicious, and calls it good', async () => {
    const { said, code } = await check(wholePolicy.replace('    path: payments', '    path: default'));
    expect(said).toEqual([
      expect.stringMatching(/^policy\.yml:\d+:3: warning: escalation_paths\.payments is reached by no routing rule$/),
      expect.stringMatching(/^policy\.yml is good: .*, 1 warning$/),
    ]);
    expect(code).toBe(0);
  });

  test('ends with 2 where there is no file, and says so', async () => {
    const { out, error, code } = await run('policy', 'check', join(folder, 'none.yml'));
    expect([out, error, code]).toEqual(['', `${join(folder, 'none.yml')} can't be read: there is no such file\n`, 2]);
  });
});

test('policy schema prints the JSON Schema that is kept in docs/', async () => {
  const { out, code } = await run('policy', 'schema');
  expect(code).toBe(0);
  expect(out).toBe(await readFile('docs/policy.schema.json', 'utf8'));
});

test.each([[['policy']], [['policy', 'check']], [['policy', 'check', 'a.yml', 'b.yml']], [['policy', 'simulate']]])(
  '%j is answered with how it is used',
  async (words) => {
    const { error, code } = await run(...words);
    expect(error).toMatch(/^Usage:/);
    expect(code).toBe(2);
  },
);

test('a command that there is none of starts nothing', async () => {
  const { error, code } = await run('migrat');
  expect(error).toContain('There is no command migrat: allowed are migrate, policy check FILE and policy schema.');
  expect(code).toBe(78);
});
