import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { startRig, type Rig } from '../support/rig.ts';

const first = await startRedis();
if (!first)
  console.error('SKIPPED: what becomes of pages without Redis. Install redis-server, and run the tests again.');

describe.skipIf(!first)('Redis', () => {
  let redis: TestRedis | null = first;
  let rig: Rig;
  beforeEach(async () => {
    await redis?.stop();
    redis = await startRedis();
    rig = await startRig('socket', {}, { REDIS_URL: redis?.url ?? '' });
  });
  afterEach(async () => {
    await rig.stop();
    await redis?.stop();
  });

  const pagesTo = (person: string) =>
    rig
      .as(person)
      .dms()
      .filter(({ text }) => /ESC-1/.test(text)).length;
  const readiness = async () => (await fetch(`http://127.0.0.1:${rig.port}/readyz`)).json();
  const openDeadlines = async () =>
    (await rig.db.selectFrom('deadlines').select('id').where('settled_at', 'is', null).execute()).length;

  async function alarmsSet(): Promise<number> {
    const client = new Redis(redis?.url ?? '');
    const [queue = ''] = (await client.keys('bull:*:delayed')).values();
    const count = await client.zcard(queue);
    client.disconnect();
    return count;
  }

  it('that goes away takes no page with it: people are paged in time, and their answers count', async () => {
    await escalate(rig, 'sev1 Without Redis');
    await redis?.stop();
    await rig.advance(5 * minute);
    expect([pagesTo('bruno'), pagesTo('dana'), pagesTo('luis')]).toEqual([1, 1, 0]);
    expect(await readiness()).toMatchObject({
      status: 'degraded',
      checks: { sweep: 'ok', queue: expect.not.stringMatching('ok') },
    });
    await (await rig.as('dana').dm(/ESC-1/)).button('Acknowledge').click();
    await rig.settle();
    expect((await rig.as('dana').dm(/ESC-1/)).text).toMatch(/You lead it/);
    await rig.advance(5 * minute);
    expect(pagesTo('luis')).toBe(0);
  });

  it('that comes back empty gets the alarms of all open deadlines again', async () => {
    await escalate(rig, 'sev1 Redis restarts');
    const promised = await openDeadlines();
    await vi.waitFor(async () => expect(await alarmsSet()).toBe(promised), { timeout: 5_000, interval: 20 });
    await redis?.stop();
    redis = await startRedis(redis?.port);
    await vi.waitFor(async () => expect(await alarmsSet()).toBe(promised), { timeout: 10_000, interval: 50 });
  });

  it('that is emptied delays nothing: the sweep pages whoever is due', async () => {
    await escalate(rig, 'sev1 Emptied');
    const client = new Redis(redis?.url ?? '');
    await client.flushall();
    client.disconnect();
    await rig.advance(5 * minute);
    expect(pagesTo('dana')).toBe(1);
    await rig.advance(5 * minute);
    expect([pagesTo('bruno'), pagesTo('dana'), pagesTo('luis')]).toEqual([1, 1, 1]);
  });

  it('that is away when Relevo starts is no reason not to start', async () => {
    await rig.stopRelevo();
    await redis?.stop();
    await rig.startRelevo();
    await escalate(rig, 'sev1 Starts alone');
    await rig.advance(5 * minute);
    expect(pagesTo('dana')).toBe(1);
  });
});
