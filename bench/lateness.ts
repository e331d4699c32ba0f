import { randomUUID } from 'node:crypto';
import { restoreAlarms } from '../src/outbound/restore-alarms.ts';
import { openAlarms } from '../src/platform/alarms.ts';
import { databaseClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/postgres.ts';
import type { Schema } from '../src/store/tables/schema.ts';
import type { Desk } from '../src/usecases/desk.ts';
import { barePoller } from './bare-poller.ts';
import { introduceEverybody, openOne, pagedNext, silentLog, team } from './desk.ts';
import type { Finding } from './findings.ts';
import { quantile } from './numbers.ts';
import { forgetAll, keepPending } from './pending.ts';
import { graphileWorker, pgBoss } from './queues.ts';
import { startSender } from './sender.ts';
import { startSlackStub, type SlackStub } from './slack-stub.ts';

const spreadMs = 3_000;

const why =
  'The limit asks the database once. Ours asks twelve times in a row: what is due, under a lock what is so, what follows from it, committed, and then the lease of the page and what it says.';

export type LatenessOptions = {
  /** SLAs that run out in a round. */
  readonly count: number;
  readonly rounds: number;
  /** How many other deadlines stand open, one run for each. */
  readonly pending: readonly number[];
  readonly redisUrl: string | null;
};

/**
 * How late the next tier's page reaches Slack, counted from the moment at which the SLA ran out. The limit sleeps until
 * the next due row, deletes it and posts: no lease, no retry, nothing written. All take turns in one run.
 */
export async function benchLateness(url: string, options: LatenessOptions): Promise<Finding[]> {
  const slack = await startSlackStub(team);
  const findings: Finding[] = [];
  const smallest = new Map<string, number>();
  const backends = [null, ...(options.redisUrl === null ? [] : [options.redisUrl])];
  for (const redisUrl of backends)
    for (const pending of options.pending) {
      const where = `${redisUrl ? 'Redis' : 'Postgres'}, ${pending / 1_000}k open`;
      const { product, limit } = await takeTurns(url, slack, redisUrl, pending, options);
      const p50 = quantile(product, 0.5);
      findings.push(
        against(`p50 on ${where}`, p50, quantile(limit, 0.5), 'bare poller', 2.5),
        against(`p99 on ${where}`, quantile(product, 0.99), quantile(limit, 0.99), 'bare poller', 3),
      );
      const key = redisUrl ?? 'postgres';
      const first = smallest.get(key);
      if (first === undefined) smallest.set(key, p50);
      else
        findings.push(against(`p50 on ${where}`, p50, first, `with ${(options.pending[0] ?? 0) / 1_000}k open`, 1.3));
      if (redisUrl === null && pending === options.pending[0])
        for (const [name, peer] of [
          ['graphile-worker', graphileWorker],
          ['pg-boss', pgBoss],
        ] as const) {
          const theirs = await peer(url, slack, dueTimes(options.count));
          findings.push(against(`p50 on ${where}`, p50, quantile(theirs, 0.5), name, null));
        }
    }
  slack.stop();
  return findings;
}

const against = (what: string, ours: number, theirs: number, whom: string, atMost: number | null): Finding => ({
  what: `lateness, ${what}`,
  against: whom,
  ours,
  theirs,
  unit: 'ms',
  goal: atMost === null ? null : { atMost },
  ...(whom === 'bare poller' ? { why } : {}),
});

async function takeTurns(
  url: string,
  slack: SlackStub,
  redisUrl: string | null,
  pending: number,
  { count, rounds }: LatenessOptions,
) {
  await forgetAll(url);
  const db = openDatabase<Schema>(url, silentLog);
  const desk = { db, clock: databaseClock() };
  await introduceEverybody(desk);
  await keepPending(url, desk, pending);
  await setAlarms(url, desk, redisUrl);
  const relevo = await startSender(url, slack, redisUrl);
  await relevo.settle();
  const product: number[] = [];
  const limit: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    product.push(...(await productRound(desk, slack, count)));
    limit.push(...(await barePoller(url, slack, dueTimes(count))));
  }
  await relevo.stop();
  await db.destroy();
  return { product, limit };
}

/** What stands open has its alarms already, as on a desk that has run for a while: setting them is measured elsewhere. */
async function setAlarms(url: string, desk: Desk, redisUrl: string | null): Promise<void> {
  const alarms = await openAlarms({ databaseUrl: url, redisUrl, onError: () => {}, name: `alarms-${team}` });
  await restoreAlarms({ ...desk, team, alarms });
  await alarms.close();
}

/** Due moments from a second and a half from now on, evenly spread. */
const dueTimes = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => Date.now() + 1_500 + Math.round((index * spreadMs) / count));

async function productRound(desk: Desk, slack: SlackStub, count: number): Promise<number[]> {
  const due = new Map<string, number>();
  const late: number[] = [];
  const finished = Promise.withResolvers<void>();
  slack.onPost((channel, text) => {
    const number = /ESC-\d+/.exec(text)?.[0] ?? '';
    const dueAt = due.get(number);
    if (channel !== pagedNext || dueAt === undefined) return;
    late.push(Date.now() - dueAt);
    if (late.length === count) finished.resolve();
  });
  for (let index = 0; index < count; index += 1) {
    // Opening takes its time too: what is due is set ahead far enough for all of them to be open before the first runs out.
    const within = 1_500 + count * 15 + Math.round((index * spreadMs) / count);
    const escalation = await openOne(desk, randomUUID(), within);
    due.set(`ESC-${escalation.number}`, escalation.openedAt + within);
  }
  await finished.promise;
  return late;
}
