import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { minute } from '../../src/domain/time.ts';
import { findById } from '../../src/queries/escalations.ts';
import { readTimeline } from '../../src/queries/timeline.ts';
import { act } from '../../src/usecases/act.ts';
import { sweep } from '../../src/usecases/on-deadline.ts';
import type { PagingDesk } from '../../src/usecases/desk.ts';
import { composed } from '../support/composed.ts';
import { people, start, team } from '../support/domain.ts';
import { opened, startDesk, type TestDesk } from '../support/desk.ts';
import { inThisOrder } from '../support/held.ts';

let desk: TestDesk;
let other: PagingDesk;
beforeAll(async () => {
  desk = await startDesk();
  other = desk.another();
});
beforeEach(() => desk.travelTo(start));
afterAll(() => desk.stop());

const happened = async (escalation: Escalation) => (await readTimeline(desk.db, escalation.id)).map(({ type }) => type);
const pagesTo = async (person: string, { id }: Escalation) => {
  const asked = desk.db.selectFrom('outbox').select('errand').where('escalation_id', '=', id).where('lane', '=', 0);
  return (await asked.execute()).filter(({ errand }) => errand.type === 'page' && errand.person === person).length;
};

test('of two who acknowledge at once in two processes the first wins, the second is told who, and it is written once', async () => {
  const escalation = await opened(desk);
  const [first, second] = await inThisOrder(desk.db, escalation.id, [
    () => act(desk, escalation, { type: 'acknowledge', by: people.bruno }),
    () => act(other, escalation, { type: 'acknowledge', by: people.ana }),
  ]);
  expect(first).toMatchObject({ escalation: { status: 'working', lead: people.bruno } });
  expect(second).toMatchObject({ refused: { code: 'already_acknowledged', by: people.bruno } });
  expect((await happened(escalation)).filter((type) => type === 'acknowledged')).toHaveLength(1);
});

test('an acknowledgement just before its time is over: the next tier is not paged', async () => {
  const escalation = await opened(desk);
  desk.travelTo(start + 5 * minute);
  await inThisOrder<unknown>(desk.db, escalation.id, [
    () => act(desk, escalation, { type: 'acknowledge', by: people.ana }),
    () => sweep(other, team, composed),
  ]);
  expect(await happened(escalation)).toEqual(['opened', 'paged', 'acknowledged', 'room-requested']);
  expect(await pagesTo(people.carla, escalation)).toBe(0);
});

test('an acknowledgement just after its time is over: the next tier was paged, and is relieved', async () => {
  const escalation = await opened(desk);
  desk.travelTo(start + 5 * minute);
  await inThisOrder<unknown>(desk.db, escalation.id, [
    () => sweep(other, team, composed),
    () => act(desk, escalation, { type: 'acknowledge', by: people.ana }),
  ]);
  expect(await happened(escalation)).toEqual(['opened', 'paged', 'paged', 'acknowledged', 'room-requested']);
  const found = await findById(desk.db, team, escalation.id);
  expect(found?.pages.find(({ person }) => person === people.carla)?.state).toBe('relieved');
});

test('two processes that sweep at the same moment page the next tier once', async () => {
  const escalation = await opened(desk);
  desk.travelTo(start + 5 * minute);
  await inThisOrder(desk.db, escalation.id, [() => sweep(desk, team, composed), () => sweep(other, team, composed)]);
  expect(await happened(escalation)).toEqual(['opened', 'paged', 'paged']);
  expect(await pagesTo(people.carla, escalation)).toBe(1);
});

test('the same click heard by two processes at once declines once, and pages the next tier once', async () => {
  const escalation = await opened(desk);
  await act(desk, escalation, { type: 'decline', by: people.bruno, tier: 1, round: 1, reason: 'busy' });
  const decline = { type: 'decline', by: people.ana, tier: 1, round: 1, reason: 'busy' } as const;
  const outcomes = await inThisOrder(desk.db, escalation.id, [
    () => act(desk, escalation, decline, 'T1/decline'),
    () => act(other, escalation, decline, 'T1/decline'),
  ]);
  expect(outcomes.map((outcome) => ('events' in outcome ? outcome.events.length : 'refused'))).toEqual([2, 0]);
  expect(await pagesTo(people.carla, escalation)).toBe(1);
});

test('who is busy with one escalation does not keep the others from being looked after', async () => {
  const [held, free] = [await opened(desk), await opened(desk)];
  desk.travelTo(start + 5 * minute);
  let whileHeld: readonly string[] = [];
  await inThisOrder<unknown>(desk.db, held.id, [
    async () => {
      await sweep(other, team, composed);
    },
    async () => {
      whileHeld = await happened(free);
      await act(desk, held, { type: 'acknowledge', by: people.ana });
    },
  ]);
  expect(whileHeld).toEqual(['opened', 'paged', 'paged']);
  expect((await happened(held)).filter((type) => type === 'paged')).toHaveLength(2);
});
