import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { day, hour } from '../../src/domain/time.ts';
import { forget } from '../../src/usecases/forget.ts';
import { opened, startDesk, type TestDesk } from '../support/desk.ts';
import { start, team } from '../support/domain.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(async () => {
  desk.travelTo(start);
  await desk.db.deleteFrom('outbox').execute();
  await opened(desk);
});
afterAll(() => desk.stop());

const kept = async () => (await desk.db.selectFrom('outbox').select('id').execute()).length;
const all = () => desk.db.updateTable('outbox');

test('an errand is kept for a week after it ended', async () => {
  await all()
    .set({ done_at: new Date(start) })
    .execute();
  const before = await kept();
  expect(before).toBeGreaterThan(0);
  desk.travelTo(start + 7 * day - hour);
  await forget(desk);
  expect(await kept()).toBe(before);
  desk.travelTo(start + 7 * day + hour);
  await forget(desk);
  expect(await kept()).toBe(0);
});

test('what was not sent yet is never forgotten', async () => {
  const before = await kept();
  desk.travelTo(start + 365 * day);
  await forget(desk);
  expect(await kept()).toBe(before);
});

test('what was sent twice is remembered: its message goes on saying so', async () => {
  await all()
    .set({ done_at: new Date(start) })
    .execute();
  await all().set({ repeats: 1 }).where('lane', '=', 0).execute();
  desk.travelTo(start + 365 * day);
  await forget(desk);
  const left = await desk.db.selectFrom('outbox').select('lane').execute();
  expect(new Set(left.map(({ lane }) => lane))).toEqual(new Set([0]));
});

test('more than one statement takes is forgotten all the same', async () => {
  const { id } = await opened(desk);
  const row = { team_id: team, escalation_id: id, lane: 3, stream: 's', errand: '{}' } as const;
  const at = new Date(start);
  const rows = Array.from({ length: 1_000 }, () => ({
    ...row,
    created_at: at,
    place: at,
    next_try_at: at,
    done_at: at,
  }));
  await desk.db.deleteFrom('outbox').execute();
  for (let turn = 0; turn < 6; turn += 1) await desk.db.insertInto('outbox').values(rows).execute();
  desk.travelTo(start + 8 * day);
  await forget(desk);
  expect(await kept()).toBe(0);
});
