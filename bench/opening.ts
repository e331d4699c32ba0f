import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { databaseClock } from '../src/platform/clock.ts';
import { migrate } from '../src/platform/migrate.ts';
import { openDatabase } from '../src/platform/postgres.ts';
import type { Schema } from '../src/store/tables/schema.ts';
import { introduceEverybody, openOne, silentLog } from './desk.ts';
import { ms, quantile, table } from './numbers.ts';

const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

/** What opening writes, in the order in which rows refer to each other. Ids that the database makes are left to it. */
const tables = {
  escalations: '*',
  pages: '*',
  timeline: '*',
  deadlines: '*',
  outbox: 'team_id, escalation_id, lane, stream, slot, errand, created_at, next_try_at, attempts',
} as const;

/** The limit: every row that opening writes, in one prepared statement on one connection. */
const statement = {
  name: 'limit',
  text: `with ${Object.entries(tables)
    .map(([name, columns], index) => {
      const into = columns === '*' ? name : `${name} (${columns})`;
      return `i${index} as (insert into ${into} select ${columns} from jsonb_populate_recordset(null::${name}, $${index + 1}))`;
    })
    .join(', ')} select 1`,
};

/**
 * Opening an escalation by its use case, against one prepared statement that inserts the same rows and nothing else:
 * no number, no lock, no decision. Both on one connection at a time, taking turns.
 */
export async function benchOpening(url: string, count: number): Promise<string> {
  await migrate(url, migrations, silentLog);
  const db = openDatabase<Schema>(url, silentLog);
  const desk = { db, clock: databaseClock() };
  await introduceEverybody(desk);
  const bare = new pg.Client({ connectionString: url });
  await bare.connect();
  const sample = await rowsOf(bare, (await openOne(desk, randomUUID())).id);

  const product: number[] = [];
  const limit: number[] = [];
  for (let index = -20; index < count; index += 1) {
    const opened = await timed(() => openOne(desk, randomUUID()));
    const values = renamed(sample, index);
    const inserted = await timed(() => bare.query({ ...statement, values }));
    if (index < 0) continue; // the first turns warm both up
    product.push(opened);
    limit.push(inserted);
  }
  await bare.end();
  await db.destroy();
  const ratio = (share: number) => (quantile(limit, share) / quantile(product, share)).toFixed(2);
  return table(`Opening an escalation, ${count} turns each`, [
    ['', 'p50', 'p99'],
    ['one prepared statement', ms(quantile(limit, 0.5)), ms(quantile(limit, 0.99))],
    ['the use case', ms(quantile(product, 0.5)), ms(quantile(product, 0.99))],
    ['rate, as a share of the limit', `${ratio(0.5)}×`, `${ratio(0.99)}×`],
  ]);
}

type Rows = Record<string, Record<string, unknown>[]>;

async function rowsOf(client: pg.Client, id: string): Promise<Rows> {
  const rows: Rows = {};
  for (const name of Object.keys(tables)) {
    const key = name === 'escalations' ? 'id' : 'escalation_id';
    const found = await client.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(${name}) as row from ${name} where ${key} = $1`,
      [id],
    );
    rows[name] = found.rows.map(({ row }) => row);
  }
  return rows;
}

/** The same rows as of another escalation. */
function renamed(rows: Rows, index: number): string[] {
  const id = randomUUID();
  return Object.entries(rows).map(([name, list]) =>
    JSON.stringify(
      list.map((row) =>
        name === 'escalations'
          ? { ...row, id, team_id: 'T-LIMIT', number: index + 1_000, request_key: id }
          : { ...row, ...(name === 'deadlines' ? { id: randomUUID() } : {}), team_id: 'T-LIMIT', escalation_id: id },
      ),
    ),
  );
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}
