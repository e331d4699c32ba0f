import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asTeamId } from '../../src/domain/ids.ts';
import { minute, second } from '../../src/domain/time.ts';
import { restoreAlarms, startRestorer } from '../../src/outbound/restore-alarms.ts';
import { opened, startDesk, type TestDesk } from '../support/desk.ts';
import { start } from '../support/domain.ts';
import { silentLog } from '../support/log.ts';

const team = asTeamId('T1');
let desk: TestDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

/** Alarms that only remember what was set, and how much was under way at once. */
function rememberedAlarms() {
  const set = new Map<string, number>();
  const chunks: number[] = [];
  let underWay = 0;
  let most = 0;
  const alarms = {
    count: async () => set.size,
    async set(given: readonly { readonly id: string; readonly at: number }[]) {
      most = Math.max(most, (underWay += 1));
      chunks.push(given.length);
      await new Promise(setImmediate);
      for (const { id, at } of given) set.set(id, at);
      underWay -= 1;
    },
  };
  return { alarms, set, chunks, most: () => most };
}

/** Promises of one escalation at moments of their own, in no order. */
async function promise(count: number): Promise<void> {
  const escalation = await opened(desk);
  await desk.db.deleteFrom('deadlines').execute();
  const rows = Array.from({ length: count }, (_, index) => ({
    team_id: team,
    escalation_id: escalation.id,
    kind: 'acknowledge' as const,
    tier: index,
    round: 1,
    due_at: new Date(start + 10 * minute + ((index * 7919) % count) * second),
    settled_at: null,
  }));
  for (let from = 0; from < rows.length; from += 1_000)
    await desk.db
      .insertInto('deadlines')
      .values(rows.slice(from, from + 1_000))
      .execute();
}

test('all open deadlines get their alarms, soonest first, a few thousand at a time', async () => {
  await promise(5_500);
  const { alarms, set, chunks, most } = rememberedAlarms();
  expect(await restoreAlarms({ ...desk, team, alarms })).toBe(5_500);
  const moments = [...set.values()];
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  expect([set.size, chunks, most()]).toEqual([5_500, [1_000, 1_000, 1_000, 1_000, 1_000, 500], expect.any(Number)]);
  expect(most()).toBeLessThanOrEqual(4);
});

test('what is settled gets none', async () => {
  await promise(3);
  await desk.db
    .updateTable('deadlines')
    .set({ settled_at: new Date(start) })
    .where('tier', '=', 1)
    .execute();
  const { alarms, set } = rememberedAlarms();
  await restoreAlarms({ ...desk, team, alarms });
  expect(set.size).toBe(2);
});

test('a queue that fails is an error, which the restorer survives and tries again', async () => {
  await promise(2);
  const { alarms, set } = rememberedAlarms();
  const broken = {
    ...alarms,
    set: vi.fn<typeof alarms.set>(alarms.set).mockRejectedValueOnce(new Error('away')),
  };
  const restorer = startRestorer({ ...desk, team, alarms: broken }, silentLog, true);
  await vi.waitFor(() => expect(broken.set).toHaveBeenCalledOnce());
  restorer.onReturn();
  await vi.waitFor(() => expect(set.size).toBe(2));
  await restorer.stop();
});

test('alarms that nobody doubts and that are all there are left alone; too few are noticed', async () => {
  await promise(2);
  const full = rememberedAlarms();
  await full.alarms.set([
    { id: 'a', at: 1 },
    { id: 'b', at: 2 },
  ]);
  const restorer = startRestorer({ ...desk, team, alarms: full.alarms }, silentLog, false);
  await restorer.stop();
  expect(full.chunks).toEqual([2]);
  const empty = rememberedAlarms();
  const noticing = startRestorer({ ...desk, team, alarms: empty.alarms }, silentLog, false);
  await vi.waitFor(() => expect(empty.set.size).toBe(2));
  await noticing.stop();
});
