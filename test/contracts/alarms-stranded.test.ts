import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openAlarms, type Alarms } from '../../src/platform/alarms.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

/** How long a silent connection is believed: as short as a busy machine allows. */
const patienceMs = 1_500;
/** Far more than it takes to give up and begin anew. */
const timeout = 20_000;

let database: FreshDatabase;
let network: TcpProxy;
const opened: Alarms[] = [];
beforeEach(async () => {
  database = await freshDatabase();
  network = await startTcpProxy(database.url);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((alarms) => alarms.close()));
  await network.stop();
  await database.drop();
});

async function open(databaseUrl: string): Promise<Alarms> {
  const alarms = await openAlarms({ databaseUrl, redisUrl: null, onError() {}, patienceMs });
  opened.push(alarms);
  return alarms;
}

test(
  'whoever is cut off while bringing the queue up to date gives up, and keeps nobody else from it',
  async () => {
    const stranded = network.strandAt('CREATE SCHEMA');
    const lost = open(network.url).then(
      () => 'opened',
      () => 'gave up',
    );
    await stranded;
    const other = await open(database.url);
    expect(await other.count()).toBe(0);
    expect(await lost).toBe('gave up');
  },
  2 * timeout,
);

test(
  'alarms ring again after every connection has gone silent',
  async () => {
    const alarms = await open(network.url);
    const rung: string[] = [];
    await alarms.onRing(async (id) => void rung.push(id));
    await alarms.set([{ id: 'before', at: 0 }], 1);
    await vi.waitFor(() => expect(rung).toEqual(['before']), { timeout });
    network.strand();
    const other = await open(database.url);
    await other.set([{ id: 'after', at: 0 }], 1);
    await vi.waitFor(() => expect(rung).toEqual(['before', 'after']), { timeout });
  },
  2 * timeout,
);
