import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Policy } from '../src/domain/policy.ts';
import { createLogger } from '../src/platform/logger.ts';
import { keepPolicy, type PolicyKeeper } from '../src/policy-keeper.ts';
import { readPolicyFile, type BadPolicy } from '../src/policy-load.ts';

const own = await readFile('src/default-policy.yml', 'utf8');
const renamed = (name: string) => own.replace('Acme Support', name);
const bad = own.replace('repeat: 1', 'repeat: many');

let folder: string;
let file: string;
let keeper: PolicyKeeper;
let said: string[];
let heard: { learned: Policy[]; refused: BadPolicy[] };
/** Settled by the next policy that is learned. */
let learned: PromiseWithResolvers<string>;
let learning: () => Promise<readonly string[]>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relevo-policy-'));
  file = join(folder, 'policy.yml');
  said = [];
  heard = { learned: [], refused: [] };
  learned = Promise.withResolvers();
  learning = async () => [];
});
afterEach(async () => {
  await keeper.stop();
  await rm(folder, { recursive: true });
});

async function keep(): Promise<void> {
  const read = await readPolicyFile(file);
  if (!read.ok) throw new Error('it begins with a good policy');
  keeper = keepPolicy({
    file,
    policy: read.policy,
    log: createLogger({ environment: 'production', logLevel: 'info' }, (line) => said.push(line)),
    async learn(policy) {
      heard.learned.push(policy);
      const missing = await learning();
      learned.resolve(policy.name);
      return missing;
    },
    onBad: async (refused) => void heard.refused.push(refused),
  });
}
const begin = async () => {
  await writeFile(file, own);
  await keep();
};
const change = async (text: string) => {
  await writeFile(file, text);
  await keeper.reload();
};

describe('a change is seen without being told of, when the file', () => {
  test('is written', async () => {
    await begin();
    await writeFile(file, renamed('Written'));
    expect(await learned.promise).toBe('Written');
  });

  test('is put in the place of the old one, as editors do', async () => {
    await begin();
    await writeFile(join(folder, '.policy.yml.swp'), renamed('In its place'));
    await rename(join(folder, '.policy.yml.swp'), file);
    expect(await learned.promise).toBe('In its place');
  });

  test('is reached by links of which another is turned, as in a config map', async () => {
    for (const [place, text] of [
      ['..one', own],
      ['..two', renamed('Turned')],
    ] as const) {
      await mkdir(join(folder, place));
      await writeFile(join(folder, place, 'policy.yml'), text);
    }
    await symlink('..one', join(folder, '..data'));
    await symlink('..data/policy.yml', file);
    await keep();
    await symlink('..two', join(folder, '..new'));
    await rename(join(folder, '..new'), join(folder, '..data'));
    expect(await learned.promise).toBe('Turned');
  });
});

describe('the policy in force', () => {
  test('is the new one only when the people whom it names were looked up', async () => {
    await begin();
    const lookedUp = Promise.withResolvers<readonly string[]>();
    const asked = Promise.withResolvers<void>();
    learning = () => {
      asked.resolve();
      return lookedUp.promise;
    };
    const reloaded = change(renamed('New'));
    await asked.promise;
    expect(keeper.policy().name).toBe('Acme Support');
    lookedUp.resolve(['nobody@example.com']);
    await reloaded;
    expect(keeper.policy().name).toBe('New');
    expect(said.at(-1)).toContain('nobody@example.com');
  });

  test('stays when they could not be looked up, and changes when they can', async () => {
    await begin();
    learning = () => Promise.reject(new Error('Slack is away'));
    await change(renamed('New'));
    expect(keeper.policy().name).toBe('Acme Support');
    learning = async () => [];
    await keeper.reload();
    expect(keeper.policy().name).toBe('New');
  });

  test('is logged with what changed, in numbers', async () => {
    await begin();
    await change(
      own.replace('update_every: 30m', 'update_every: 20m').replace('[checkout, payments,', '[payments, mail,'),
    );
    expect(said.map((line) => JSON.parse(line))).toMatchObject([
      {
        msg: 'the policy was replaced: it rules what opens now',
        changes: {
          severities: { added: 0, removed: 0, changed: 1 },
          services: { added: 1, removed: 1, changed: 0 },
        },
        warnings: 0,
      },
    ]);
  });

  test('is not replaced when only comments and the order of keys change', async () => {
    await begin();
    await change(`# By Dana\n${own.replace('version: 1\n', '')}version: 1\n`);
    expect([said, heard.learned]).toEqual([[], []]);
  });
});

describe('a bad file', () => {
  test('is logged and told of once, however often it is saved, and again after it was good', async () => {
    await begin();
    for (const text of [bad, bad, own, bad]) await change(text);
    expect(heard.refused.map(({ mistakes }) => mistakes?.length)).toEqual([1, 1]);
    expect(said.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        level: 'error',
        msg: 'the policy file has mistakes: the old policy goes on',
        mistakes: [expect.stringContaining(`${file}:`)],
      }),
      expect.objectContaining({ level: 'error' }),
    ]);
    expect(keeper.policy().name).toBe('Acme Support');
  });

  test('is not half of one that is being saved', async () => {
    await begin();
    await writeFile(file, '');
    const reloaded = keeper.reload();
    // Long enough for the keeper to have read the empty file once.
    for (let reads = 0; reads < 3; reads += 1) await readFile(file);
    await writeFile(file, renamed('Whole'));
    await reloaded;
    expect(keeper.policy().name).toBe('Whole');
    expect(heard.refused).toEqual([]);
  });
});
