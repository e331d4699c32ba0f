import { restoreAlarms } from '../src/outbound/restore-alarms.ts';
import { openAlarms } from '../src/platform/alarms.ts';
import { databaseClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/postgres.ts';
import type { Schema } from '../src/store/tables/schema.ts';
import { introduceEverybody, silentLog, team } from './desk.ts';
import type { Finding } from './findings.ts';
import { forgetAll, keepPending } from './pending.ts';

/** A hundred thousand alarms in ten seconds; fewer in as much less. */
const goalMsEach = 0.1;

/** The alarms of `count` open deadlines set again in a queue that lost them all. */
export async function benchRebuild(url: string, redisUrl: string | null, count: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const where of redisUrl === null ? [null] : [null, redisUrl]) {
    await forgetAll(url);
    const db = openDatabase<Schema>(url, silentLog);
    const desk = { db, clock: databaseClock() };
    await introduceEverybody(desk);
    await keepPending(url, desk, count);
    const alarms = await openAlarms({
      databaseUrl: url,
      redisUrl: where,
      onError: () => {},
      name: `bench-${Date.now()}`,
    });
    const begun = performance.now();
    await restoreAlarms({ ...desk, team, alarms });
    findings.push({
      what: `${count / 1_000}k alarms set again on ${where ? 'Redis' : 'Postgres'}`,
      against: 'the goal',
      ours: performance.now() - begun,
      theirs: count * goalMsEach,
      unit: 'ms',
      goal: { atMost: 1 },
    });
    await alarms.close();
    await db.destroy();
  }
  return findings;
}
