import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { setAlarms, startAlarmSetter } from '../../src/outbound/alarms.ts';
import { act } from '../../src/usecases/act.ts';
import { sweep } from '../../src/usecases/on-deadline.ts';
import { composed } from '../support/composed.ts';
import { opened, startDesk, stateOf, type TestDesk } from '../support/desk.ts';
import { people, start, team } from '../support/domain.ts';
import { silentLog } from '../support/log.ts';

let desk: TestDesk;
let asked: { id: string; at: number }[];
const alarms = {
  count: async () => asked.length,
  set: vi.fn<(given: readonly { id: string; at: number }[]) => Promise<void>>(async (given) => {
    asked.push(...given);
  }),
};
beforeEach(async () => {
  desk = await startDesk();
  asked = [];
});
afterEach(() => desk.stop());

const promises = () => ({ ...desk, team, alarms });
const open = () => desk.db.selectFrom('deadlines').select(['id', 'due_at']).where('settled_at', 'is', null).execute();

test('each deadline gets one alarm, which rings a moment before it, the soonest first', async () => {
  await opened(desk);
  await setAlarms(promises());
  const promised = (await open()).toSorted((a, b) => a.due_at.getTime() - b.due_at.getTime());
  expect(promised.length).toBeGreaterThan(1);
  expect(asked).toEqual(promised.map(({ id, due_at }) => ({ id, at: due_at.getTime() - 150 })));
  await setAlarms(promises());
  expect(asked).toHaveLength(promised.length);
});

test("the next tier's time gets an alarm of its own", async () => {
  await opened(desk);
  await setAlarms(promises());
  desk.travelTo(start + 5 * minute);
  await sweep(desk, team, composed);
  asked = [];
  await setAlarms(promises());
  expect(asked.map(({ at }) => at)).toEqual([start + 15 * minute - 150]);
});

test('what was answered before an alarm was set gets none', async () => {
  const escalation = await opened(desk);
  stateOf(await act(desk, escalation, { type: 'acknowledge', by: people.ana }));
  await setAlarms(promises());
  const waiting = await open();
  expect(asked.map(({ id }) => id).toSorted()).toEqual(waiting.map(({ id }) => id).toSorted());
});

test('what a queue that is away did not take is asked of it again', async () => {
  await opened(desk);
  alarms.set.mockRejectedValueOnce(new Error('away'));
  const setter = startAlarmSetter(promises(), silentLog);
  await vi.waitFor(() => expect(alarms.set).toHaveBeenCalled());
  setter.wake();
  await vi.waitFor(async () => expect(asked).toHaveLength((await open()).length));
  await setter.stop();
});
