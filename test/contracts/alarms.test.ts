import { afterAll, beforeAll, describe, test } from 'vitest';
import { openAlarms } from '../../src/platform/alarms.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { findRedis } from '../support/redis.ts';
import { describeAlarms } from './alarms-contract.ts';

/** Handlers throw on purpose here. */
const ignore = () => {};

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

describeAlarms('PostgreSQL', (name) =>
  openAlarms({ databaseUrl: database.url, redisUrl: null, onError: ignore, name }),
);

const redis = await findRedis();
if (redis) {
  afterAll(() => redis.stop());
  describeAlarms('Redis', (name) => openAlarms({ databaseUrl: '', redisUrl: redis.url, onError: ignore, name }));
} else {
  console.error('SKIPPED: alarms in Redis. Set REDIS_URL, or install redis-server, and run the tests again.');
  describe('alarms in Redis', () => {
    test('need a Redis', (context) => context.skip('there is none here'));
  });
}
