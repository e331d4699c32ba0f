import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { hour, minute } from '../../src/domain/time.ts';
import { findById } from '../../src/queries/escalations.ts';
import { readTimeline } from '../../src/queries/timeline.ts';
import { act } from '../../src/usecases/act.ts';
import { sweep } from '../../src/usecases/on-deadline.ts';
import { composed } from '../support/composed.ts';
import { people, start, team } from '../support/domain.ts';
import { opened, startDesk, stateOf, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => desk.travelTo(start));
afterAll(() => desk.stop());

const stored = (escalation: Escalation) => findById(desk.db, escalation.team, escalation.id);

test('nobody answers within the SLA, and the next tier is paged', async () => {
  const escalation = await opened(desk);
  desk.travelTo(start + 5 * minute);
  await sweep(desk, team, composed);
  expect(await stored(escalation)).toMatchObject({ status: 'paging', tier: 2, round: 1 });
});

test('a moment too early there is nothing to do', async () => {
  const escalation = await opened(desk);
  desk.travelTo(start + 5 * minute - 1);
  expect(await sweep(desk, team, composed)).toEqual({ settled: 0, failures: [] });
  expect(await stored(escalation)).toEqual(escalation);
});

test('three sweeps at the same moment page the next tier once', async () => {
  const escalation = await opened(desk);
  desk.travelTo(start + 5 * minute);
  await Promise.all([sweep(desk, team, composed), sweep(desk, team, composed), sweep(desk, team, composed)]);
  const paged = (await readTimeline(desk.db, escalation.id)).filter(({ type }) => type === 'paged');
  expect(paged).toHaveLength(2);
});

test('an acknowledgement and the timer at the same moment: whichever is first rules, and nothing is half done', async () => {
  const escalation = await opened(desk);
  desk.travelTo(start + 5 * minute);
  await Promise.all([sweep(desk, team, composed), act(desk, escalation, { type: 'acknowledge', by: people.ana })]);
  const types = (await readTimeline(desk.db, escalation.id)).map(({ type }) => type);
  expect(await stored(escalation)).toMatchObject({ status: 'working', acknowledged: { by: people.ana } });
  expect(types.lastIndexOf('paged')).toBeLessThan(types.indexOf('acknowledged'));
});

test('after an acknowledgement the SLA pages nobody', async () => {
  const escalation = await opened(desk);
  stateOf(await act(desk, escalation, { type: 'acknowledge', by: people.ana }));
  desk.travelTo(start + 10 * minute);
  await sweep(desk, team, composed);
  expect(await stored(escalation)).toMatchObject({ status: 'working', tier: 1 });
});

test('the first update is drafted before the hour and posted at the hour when nobody did', async () => {
  const escalation = await opened(desk);
  stateOf(await act(desk, escalation, { type: 'acknowledge', by: people.ana }));
  desk.travelTo(start + 45 * minute);
  await sweep(desk, team, composed);
  expect(await stored(escalation)).toMatchObject({
    firstUpdate: { status: 'drafted', text: 'composed from the record' },
  });
  desk.travelTo(start + hour);
  await sweep(desk, team, composed);
  expect(await stored(escalation)).toMatchObject({ firstUpdate: { status: 'posted', automatic: true } });
});

test('a deadline that fails is passed over; the others are kept, and it is tried again', async () => {
  const broken = await opened(desk);
  const sound = await opened(desk);
  for (const each of [broken, sound]) stateOf(await act(desk, each, { type: 'acknowledge', by: people.ana }));
  desk.travelTo(start + 45 * minute);
  const choking = {
    ...composed,
    firstUpdate: (escalation: Escalation) => {
      if (escalation.id === broken.id) throw new Error('no words');
      return 'words';
    },
  };
  expect((await sweep(desk, team, choking)).failures).toHaveLength(1);
  expect(await stored(sound)).toMatchObject({ firstUpdate: { status: 'drafted' } });
  expect((await sweep(desk, team, composed)).failures).toEqual([]);
  expect(await stored(broken)).toMatchObject({ firstUpdate: { status: 'drafted' } });
});
