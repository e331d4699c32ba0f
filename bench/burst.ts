import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { composing } from '../src/composing.ts';
import { databaseClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/postgres.ts';
import type { Schema } from '../src/store/tables/schema.ts';
import { minute } from '../src/domain/time.ts';
import { sweep } from '../src/usecases/on-deadline.ts';
import { introduceEverybody, openOne, silentLog, team } from './desk.ts';
import type { Finding } from './findings.ts';
import { quantile } from './numbers.ts';
import { forgetAll } from './pending.ts';

const why =
  'The limit deletes a row for each deadline. Ours writes eleven, and their indexes: the escalation, what is settled and what is promised anew, three pages, the story, and four errands. It is most of the time; the questions of a hundred deadlines are five.';

/**
 * SLAs of `count` escalations that run out at once, until the next tier's page of each is committed. The limit deletes as
 * many due rows by a hundred, and writes nothing.
 */
export async function benchBurst(url: string, count: number, rounds: number): Promise<Finding[]> {
  await forgetAll(url);
  let ahead = 0;
  const db = openDatabase<Schema>(url, silentLog);
  const desk = { db, clock: databaseClock(() => ahead), schedules: () => ({}) };
  await introduceEverybody(desk);
  const product: number[] = [];
  const limit: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (let index = 0; index < count; index += 1) await openOne(desk, randomUUID(), minute);
    ahead += minute + 1_000;
    product.push(await timed(() => sweep(desk, team, composing)));
    limit.push(await bareBurst(url, count));
  }
  await db.destroy();
  return [
    {
      what: `a burst of ${count} deadlines`,
      against: 'bare DELETE poller',
      ours: quantile(product, 0.5),
      theirs: quantile(limit, 0.5),
      unit: 'ms',
      goal: { atMost: 10 },
      why,
    },
  ];
}

async function bareBurst(url: string, count: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create table if not exists bench_due (due_at timestamptz not null)');
  await client.query('create index if not exists bench_due_at on bench_due (due_at)');
  await client.query('insert into bench_due select now() from generate_series(1, $1::int)', [count]);
  const took = await timed(async () => {
    for (let left = count; left > 0; left -= 100)
      await client.query(
        `delete from bench_due where ctid in
           (select ctid from bench_due where due_at <= now() order by due_at limit 100 for update skip locked)`,
      );
  });
  await client.end();
  return took;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}
