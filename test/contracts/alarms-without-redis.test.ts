import { afterEach, expect, test } from 'vitest';
import { openAlarms, type Alarms } from '../../src/platform/alarms.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';

/** One that may be ended: never the one of REDIS_URL, which is not ours. */
const redis: TestRedis | null = await startRedis();
let alarms: Alarms | undefined;
afterEach(() => alarms?.close());

test.skipIf(!redis)('a Redis that goes away keeps nobody from stopping', { timeout: 10_000 }, async () => {
  const troubles: unknown[] = [];
  alarms = await openAlarms({ databaseUrl: '', redisUrl: redis?.url ?? '', onError: (error) => troubles.push(error) });
  await alarms.onRing(async () => {});
  await redis?.stop();
  await expect(alarms.set([{ id: 'a', at: Date.now() + 60_000 }], Date.now())).rejects.toThrow();
  await alarms.close();
  expect(troubles).not.toEqual([]);
});
