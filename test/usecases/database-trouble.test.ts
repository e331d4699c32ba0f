import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { minute } from '../../src/domain/time.ts';
import { readTimeline } from '../../src/queries/timeline.ts';
import { act } from '../../src/usecases/act.ts';
import { sweep } from '../../src/usecases/on-deadline.ts';
import { open } from '../../src/usecases/open.ts';
import { composed } from '../support/composed.ts';
import { opening, people, start, team } from '../support/domain.ts';
import { opened, startDesk, stateOf, type TestDesk } from '../support/desk.ts';
import { startTcpProxy, type Cut, type TcpProxy } from '../support/tcp-proxy.ts';

let desk: TestDesk;
let network: TcpProxy;
beforeAll(async () => {
  desk = await startDesk(async (url) => {
    network = await startTcpProxy(url);
    return network.url;
  });
});
beforeEach(() => desk.travelTo(start));
afterEach(() => network.restore());
afterAll(async () => {
  await desk.stop();
  await network.stop();
});

const happened = async (escalation: Escalation) => (await readTimeline(desk.db, escalation.id)).map(({ type }) => type);
const countOpened = async () =>
  (await desk.db.selectFrom('escalations').select('id').where('request_key', '=', 'V-CUT').execute()).length;

/** Where the connection breaks. Of the first two nobody can tell, from the other side, whether it was carried out. */
const commits: readonly (readonly [string, Cut])[] = [
  ['as the answer to the commit comes', { direction: 'to the client', text: 'COMMIT', when: 'before' }],
  ['right after the commit was sent', { direction: 'to the server', text: 'commit', when: 'after' }],
  ['just before the commit is sent', { direction: 'to the server', text: 'commit', when: 'before' }],
];

test.each(commits)('an update is posted once when the connection breaks %s', async (_, cut) => {
  const escalation = await opened(desk);
  const broken = network.cutAt(cut);
  const update = { type: 'post-update', by: people.olga, text: 'We are on it.' } as const;
  const outcome = await act(desk, escalation, update);
  await broken;
  expect(stateOf(outcome)).toMatchObject({ firstUpdate: { status: 'posted' } });
  expect((await happened(escalation)).filter((type) => type === 'update-posted')).toHaveLength(1);
});

test.each(commits)('the next tier is paged once when the connection breaks %s', async (_, cut) => {
  const escalation = await opened(desk);
  desk.travelTo(start + 5 * minute);
  const broken = network.cutAt(cut);
  await sweep(desk, team, composed);
  await broken;
  expect(await happened(escalation)).toEqual(['opened', 'paged', 'paged']);
});

test('an escalation is opened once when the answer to it is lost', async () => {
  const broken = network.cutAt({ direction: 'to the client', text: 'pg_notify', when: 'before' });
  const first = stateOf(await open(desk, { ...opening(), team, requestKey: 'V-CUT' }));
  await broken;
  const again = stateOf(await open(desk, { ...opening(), team, requestKey: 'V-CUT' }));
  expect([await countOpened(), again]).toEqual([1, first]);
  expect(await happened(first)).toEqual(['opened', 'paged']);
});

test('a connection that the server ends in the middle costs nothing but a second try', async () => {
  const escalation = await opened(desk);
  const lock = sql`lock table timeline in exclusive mode`;
  const acknowledging = await desk
    .another()
    .db.transaction()
    .execute(async (trx) => {
      await lock.execute(trx);
      const under = act(desk, escalation, { type: 'acknowledge', by: people.ana });
      await endWhoeverWaits();
      return { under };
    });
  expect(stateOf(await acknowledging.under)).toMatchObject({ status: 'working', lead: people.ana });
  expect((await happened(escalation)).filter((type) => type === 'acknowledged')).toHaveLength(1);
});

async function endWhoeverWaits(): Promise<void> {
  for (let ended = false; !ended;) {
    const { rows } = await sql<{ ended: boolean }>`
      select pg_terminate_backend(pid) as ended from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`.execute(desk.db);
    ended = rows.some((row) => row.ended);
  }
}

test('a database that stays away is not waited for: whoever asked is told within three seconds', async () => {
  const escalation = await opened(desk);
  await network.stop();
  const begun = performance.now();
  await expect(act(desk, escalation, { type: 'acknowledge', by: people.ana })).rejects.toThrow();
  expect(performance.now() - begun).toBeLessThan(3_000);
});
