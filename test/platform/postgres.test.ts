import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { migrate } from '../../src/platform/migrate.ts';
import { listen } from '../../src/platform/listen.ts';
import { openDatabase } from '../../src/platform/postgres.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { silentLog } from '../support/log.ts';

let database: FreshDatabase;
let db: ReturnType<typeof openDatabase<unknown>>;
beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase<unknown>(database.url, silentLog);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

test('a migrated database is migrated again without harm', async () => {
  await migrate(database.url, 'migrations', silentLog);
  await Promise.all([migrate(database.url, 'migrations', silentLog), migrate(database.url, 'migrations', silentLog)]);
});

test('a connection that the server ends between two queries fails the next query, not the process', async () => {
  await db.connection().execute(async (held) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(held);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db);
    await expect(sql`select 1`.execute(held)).rejects.toThrow();
  });
  await vi.waitFor(() => sql`select 1`.execute(db));
});

test('a listener hears what is said, and listens again after its connection was ended', async () => {
  const heard: string[] = [];
  const listener = await listen(database.url, 'test_channel', (payload) => heard.push(payload), silentLog);
  const say = (text: string) => sql`select pg_notify('test_channel', ${text})`.execute(db);
  await say('one');
  await vi.waitFor(() => expect(heard).toEqual(['one']));
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%test_channel'`.execute(
    db,
  );
  await vi.waitFor(() => expect(heard).toEqual(['one', '']));
  await say('two');
  await vi.waitFor(() => expect(heard).toEqual(['one', '', 'two']));
  await listener.close();
});
