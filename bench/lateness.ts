import { randomUUID } from 'node:crypto';
import { start } from '../src/build.ts';
import { loadPolicy } from '../src/launch.ts';
import { databaseClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/postgres.ts';
import type { Schema } from '../src/store/tables/schema.ts';
import { barePoller } from './bare-poller.ts';
import { introduceEverybody, openOne, pagedNext, silentLog, team } from './desk.ts';
import { ms, quantile, table } from './numbers.ts';
import { startSlackStub, type SlackStub } from './slack-stub.ts';

const rounds = 3;
const spreadMs = 3_000;

/**
 * How late the next tier's page reaches Slack, counted from the moment at which the SLA ran out. The limit sleeps until
 * the next due row, deletes it and posts: no lease, no retry, nothing written. Both take turns in one run.
 */
export async function benchLateness(url: string, count: number): Promise<string> {
  const slack = await startSlackStub(team);
  const db = openDatabase<Schema>(url, silentLog);
  const desk = { db, clock: databaseClock() };
  const relevo = await start({
    config: {
      environment: 'development',
      role: 'send',
      database: { url },
      redis: null,
      slack: { transport: 'http', botToken: 'xoxb-bench', signingSecret: 'bench', apiUrl: slack.apiUrl },
      port: 0,
      policyFile: null,
      logLevel: 'fatal',
    },
    policy: await loadPolicy(null),
    log: silentLog,
  });
  await introduceEverybody(desk);
  const product: number[] = [];
  const limit: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    product.push(...(await productRound(desk, slack, count)));
    limit.push(...(await barePoller(url, slack, dueTimes(count))));
  }
  await relevo.stop();
  await db.destroy();
  slack.stop();
  const ratio = (share: number) => (quantile(product, share) / quantile(limit, share)).toFixed(1);
  return table(
    `Lateness of the next tier's page, ${rounds} × ${count} SLAs that run out within ${spreadMs / 1_000} s`,
    [
      ['', 'p50', 'p99'],
      ['bare sleep-until-due poller', ms(quantile(limit, 0.5)), ms(quantile(limit, 0.99))],
      ['Relevo on Postgres', ms(quantile(product, 0.5)), ms(quantile(product, 0.99))],
      ['times as late as the limit', `${ratio(0.5)}×`, `${ratio(0.99)}×`],
    ],
  );
}

/** Due moments from a second and a half from now on, evenly spread. */
const dueTimes = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => Date.now() + 1_500 + Math.round((index * spreadMs) / count));

async function productRound(desk: Parameters<typeof openOne>[0], slack: SlackStub, count: number): Promise<number[]> {
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
