import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Schedule } from '../../src/domain/rota.ts';
import { day, hour } from '../../src/domain/time.ts';
import { loadPolicy } from '../../src/launch.ts';
import { startRotaWatch } from '../../src/outbound/rota-watch.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { start } from '../support/domain.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

/** Somebody is on call from two days after `start` on. */
const schedule: Schedule = {
  timezone: 'UTC',
  layers: [{ rotation: { every: { days: 1 }, first: start + 2 * day, people: ['ana'] }, restrict: null }],
  overrides: [],
};

async function warnings(now: number): Promise<readonly string[]> {
  const lines: string[] = [];
  const log = createLogger({ environment: 'production', logLevel: 'warn' }, (line) => void lines.push(line));
  const policy = { ...(await loadPolicy(null)), schedules: { payments: schedule } };
  desk.travelTo(now);
  const watch = startRotaWatch({ ...desk, policy: () => policy, log });
  // The first look may be under way already; this one began after it was asked for.
  await watch.run();
  await watch.stop();
  return lines;
}

test('hours of the coming week with nobody on call are warned of', async () => {
  const [line = '{}'] = await warnings(start);
  expect(JSON.parse(line)).toMatchObject({
    level: 'warn',
    count: 1,
    gaps: [{ schedule: 'payments', from: '2026-11-23T14:03:00.000Z', to: '2026-11-25T14:03:00.000Z' }],
    msg: 'within a week there are hours with nobody on call',
  });
});

test('a week without gaps is worth no line', async () => {
  expect(await warnings(start + 2 * day + hour)).toEqual([]);
});
