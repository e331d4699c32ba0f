import { Redis } from 'ioredis';
import { afterEach, expect, test } from 'vitest';
import { openRedis, type RedisLinks } from '../../src/platform/redis.ts';
import { startFaultOf } from '../../src/platform/start-fault.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';

const redis: TestRedis | null = await startRedis();
if (!redis) console.error('SKIPPED: how Redis is checked. Install redis-server, and run the tests again.');
let started = redis;
let links: RedisLinks | null = null;
afterEach(async () => {
  links?.release();
  links = null;
  await started?.stop();
});

async function open(...settings: readonly string[]) {
  await started?.stop();
  started = await startRedis(null, settings);
  const troubles: string[] = [];
  const onError = (error: unknown) => troubles.push(String(error));
  links = await openRedis(started?.url ?? '', { onError });
  return { links, troubles };
}

test.skipIf(!redis)('a Redis that never throws anything away is taken', async () => {
  const { links: taken, troubles } = await open();
  expect([taken.isThere(), troubles]).toEqual([true, []]);
});

test.skipIf(!redis).each(['allkeys-lru', 'volatile-ttl'])(
  'a Redis with the maxmemory-policy %s is refused, and the sentence says what to set',
  async (policy) => {
    const refusal: unknown = await open('--maxmemory-policy', policy).catch((error: unknown) => error);
    expect(startFaultOf(refusal)).toEqual({
      mend: true,
      says: expect.stringMatching(/maxmemory-policy to noeviction/),
    });
  },
);

test.skipIf(!redis)('CONFIG may be forbidden, as on managed services', async () => {
  await expect(open('--rename-command', 'CONFIG', '', '--maxmemory-policy', 'allkeys-lru')).rejects.toThrow(
    /allkeys-lru/,
  );
});

test.skipIf(!redis)('one that tells nothing is taken with a warning', async () => {
  const { links: taken, troubles } = await open(
    '--user',
    'default',
    'on',
    'nopass',
    '~*',
    '&*',
    '+@all',
    '-info',
    '-config',
  );
  expect(taken.isThere()).toBe(true);
  expect(troubles).toEqual([expect.stringMatching(/see to it that it is noeviction/)]);
});

test.skipIf(!redis)('one that is away is left to come back, and whoever asked hears of it', async () => {
  const away = await startRedis();
  await away?.stop();
  const back = Promise.withResolvers<void>();
  links = await openRedis(away?.url ?? '', { onError: () => {}, onReturn: back.resolve });
  expect(links.isThere()).toBe(false);
  started = await startRedis(away?.port);
  await back.promise;
  expect(links.isThere()).toBe(true);
  const other = new Redis(started?.url ?? '');
  expect(await other.ping()).toBe('PONG');
  other.disconnect();
});
