import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/postgres.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { silentLog } from '../support/log.ts';

let database: FreshDatabase;
let db: Kysely<unknown>;
beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase<unknown>(database.url, silentLog);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const preparedOn = async (held: Kysely<unknown>) =>
  (
    await sql<{ statement: string }>`select statement from pg_prepared_statements order by prepare_time`.execute(held)
  ).rows.map(({ statement }) => statement);

test('what is asked again is prepared, what is asked once is not', async () => {
  await db.connection().execute(async (held) => {
    await sql`select ${1}::int as once`.execute(held);
    for (const value of [1, 2, 3]) {
      const { rows } = await sql<{ again: number }>`select ${value}::int as again`.execute(held);
      expect(rows).toEqual([{ again: value }]);
    }
    expect(await preparedOn(held)).toEqual(['select $1::int as again']);
  });
});

test('a statement whose table was changed meanwhile is refused once, and works then', async () => {
  await sql`create table notes (body text)`.execute(db);
  const read = () => sql`select * from notes where body <> ${'x'}`.execute(db);
  for (let times = 0; times < 3; times += 1) await read();
  await sql`alter table notes add column more text`.execute(db);
  await expect(read()).rejects.toMatchObject({ code: '0A000' });
  expect((await read()).rows).toEqual([]);
});

test('texts that differ each time do not fill the server', async () => {
  await db.connection().execute(async (held) => {
    for (let index = 0; index < 300; index += 1) {
      const column = sql.raw(`column_${index}`);
      for (const value of [1, 2]) await sql`select ${value}::int as ${column}`.execute(held);
    }
    expect((await preparedOn(held)).length).toBeLessThanOrEqual(200);
  });
});
