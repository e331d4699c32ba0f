import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync, mkdtempSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { startEmbeddedPostgres } from '../../local/postgres.ts';

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

const isRoot = process.getuid?.() === 0;

describe('the database that comes with Relevo', () => {
  // One home for all: making the data takes most of a second.
  const home = mkdtempSync(join(tmpdir(), 'relevo-home-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test('is PostgreSQL 18 on 127.0.0.1, behind a password that only its owner can read', async () => {
    const database = await startEmbeddedPostgres(home);
    const { hostname, password } = new URL(database.url);
    expect(hostname).toBe('127.0.0.1');
    expect(await ask(database.url, 'show server_version_num')).toEqual([expect.stringMatching(/^18/)]);
    expect(statSync(join(home, 'postgres', 'relevo-password')).mode & 0o077).toBe(0);
    const guess = ask(database.url.replace(password, 'guessed'), 'select 1');
    await expect(guess).rejects.toThrow('password authentication failed');
    await database.stop();
  });

  test('keeps its data from one start to the next', async () => {
    const first = await startEmbeddedPostgres(home);
    await ask(first.url, 'create table kept as select 142 as number');
    await first.stop();
    const second = await startEmbeddedPostgres(home);
    expect(await ask(second.url, 'select number from kept')).toEqual([142]);
    await second.stop();
  });

  test('refuses a second start while the first runs, and names the process', async () => {
    const first = await startEmbeddedPostgres(home);
    const second = startEmbeddedPostgres(home);
    await expect(second).rejects.toThrow(`already running on ${home}/postgres (process ${process.pid})`);
    await first.stop();
  });

  test('stops when the process that started it is killed, and starts again on the same data', async () => {
    const script = `
      import { startEmbeddedPostgres } from '${join(import.meta.dirname, '../../local/postgres.ts')}';
      console.log((await startEmbeddedPostgres('${home}')).url);`;
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(parent.stdout.setEncoding('utf8'), 'data');
    const url = String(line).trim();
    await ask(url, 'create table survivors as select 7 as number');
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(ask(url, 'select 1')).rejects.toThrow('ECONNREFUSED'), { timeout: 10_000 });
    const after = await startEmbeddedPostgres(home);
    expect(await ask(after.url, 'select number from survivors')).toEqual([7]);
    await after.stop();
  });

  test('leaves nothing behind when it was only for a test', async () => {
    const database = await startEmbeddedPostgres(home, { ephemeral: true });
    const [folder] = await ask(database.url, 'show data_directory');
    await database.stop();
    expect(existsSync(String(folder))).toBe(false);
  });

  test.runIf(isRoot)("keeps root's data elsewhere when nobody else can enter the folder above", async () => {
    const closed = mkdtempSync(join(tmpdir(), 'relevo-closed-'));
    const first = await startEmbeddedPostgres(join(closed, 'home'));
    await ask(first.url, 'create table kept as select 142 as number');
    await first.stop();
    const link = join(closed, 'home', 'postgres');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    const second = await startEmbeddedPostgres(join(closed, 'home'));
    expect(await ask(second.url, 'select number from kept')).toEqual([142]);
    await second.stop();
    rmSync(dirname(readlinkSync(link)), { recursive: true });
    rmSync(closed, { recursive: true });
  });
});
