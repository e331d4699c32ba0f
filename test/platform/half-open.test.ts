import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listen } from '../../src/platform/listen.ts';
import { openDatabase } from '../../src/platform/postgres.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { silentLog } from '../support/log.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

/** Short, so that no test waits for the seconds of the real ones. */
const statementMs = 250;

let database: FreshDatabase;
let proxy: TcpProxy;
beforeEach(async () => {
  database = await freshDatabase();
  proxy = await startTcpProxy(database.url);
});
afterEach(async () => {
  await proxy.stop();
  await database.drop();
});

const pidOf = async (db: ReturnType<typeof openDatabase<unknown>>) =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid;

test(
  'half-open connections fail the queries under way, and are used by nobody after that',
  { timeout: 15_000 },
  async () => {
    const db = openDatabase<unknown>(proxy.url, silentLog, statementMs);
    const before = await Promise.all([pidOf(db), pidOf(db), pidOf(db), pidOf(db)]);
    proxy.strand();
    const begun = performance.now();
    await expect(pidOf(db)).rejects.toThrow('Query read timeout');
    const after = await pidOf(db);
    expect(before).not.toContain(after);
    // One query's patience, and a look at each of the three others.
    expect(performance.now() - begun).toBeLessThan(9_000);
    await db.destroy();
  },
);

test('a transaction on a half-open connection is not waited for twice', async () => {
  const db = openDatabase<unknown>(proxy.url, silentLog, statementMs);
  const begun = performance.now();
  const work = db.transaction().execute(async (trx) => {
    await pidOf(trx);
    proxy.strand();
    await pidOf(trx);
  });
  await expect(work).rejects.toThrow();
  expect(performance.now() - begun).toBeLessThan(statementMs * 4);
  expect(await pidOf(db)).toBeGreaterThan(0);
  await db.destroy();
});

test('a listener notices that its connection is half-open, and listens on another', async () => {
  const heard: string[] = [];
  const look = { everyMs: 50, answerWithinMs: 200 };
  const listener = await listen(proxy.url, 'test_half_open', (payload) => heard.push(payload), silentLog, look);
  proxy.strand();
  await vi.waitFor(() => expect(heard).toEqual(['']), { timeout: 5_000, interval: 10 });
  const db = openDatabase<unknown>(database.url, silentLog);
  await sql`select pg_notify('test_half_open', 'heard again')`.execute(db);
  await vi.waitFor(() => expect(heard).toEqual(['', 'heard again']));
  await listener.close();
  await db.destroy();
});
