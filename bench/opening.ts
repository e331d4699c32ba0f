import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { databaseClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/postgres.ts';
import type { Schema } from '../src/store/tables/schema.ts';
import { introduceEverybody, openOne, silentLog } from './desk.ts';
import type { Finding } from './findings.ts';
import { quantile } from './numbers.ts';

const why =
  'Ours asks first: what time it is, who asks, and what the same request has opened already. Then it decides, counts the number, and wakes whoever sends.';

/** What opening writes, in the order in which rows refer to each other. Ids that the database makes are left to it. */
const tables = {
  escalations: '*',
  pages: '*',
  timeline: '*',
  deadlines: '*',
  outbox: 'team_id, escalation_id, lane, stream, slot, errand, created_at, place, next_try_at, attempts',
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
export async function benchOpening(url: string, count: number): Promise<Finding[]> {
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
  const rate = (values: readonly number[], share: number) => 1_000 / quantile(values, share);
  return [0.5, 0.99].map((share) => ({
    what: `opening an escalation, p${share * 100}`,
    against: 'one prepared statement',
    ours: rate(product, share),
    theirs: rate(limit, share),
    unit: 'per second',
    goal: share === 0.5 ? { atLeast: 0.6 } : null,
    why,
  }));
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
