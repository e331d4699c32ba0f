import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { minute } from '../../src/domain/time.ts';
import { ring } from '../../src/inbound/timers/ring.ts';
import { act } from '../../src/usecases/act.ts';
import { sweep } from '../../src/usecases/on-deadline.ts';
import { composed } from '../support/composed.ts';
import { people, start, team } from '../support/domain.ts';
import { opened, startDesk, stateOf, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
let looks: number;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => {
  desk.travelTo(start);
  looks = 0;
});
afterAll(() => desk.stop());

const timeToAnswer = async ({ id }: Escalation) => {
  const deadline = desk.db.selectFrom('deadlines').select('id').where('escalation_id', '=', id);
  return (await deadline.where('kind', '=', 'acknowledge').executeTakeFirstOrThrow()).id;
};

async function look(): Promise<void> {
  looks += 1;
  desk.travelTo(start + 5 * minute);
  await sweep(desk, team, composed);
}

test('of alarms that ring together the first has everything looked at, and the others find nothing left', async () => {
  const both = [await timeToAnswer(await opened(desk)), await timeToAnswer(await opened(desk))];
  desk.travelTo(start + 5 * minute);
  for (const deadline of both) await ring(desk, look)(deadline);
  expect(looks).toBe(1);
});

test('an alarm of what was answered meanwhile rings in vain', async () => {
  const escalation = await opened(desk);
  const deadline = await timeToAnswer(escalation);
  stateOf(await act(desk, escalation, { type: 'acknowledge', by: people.ana }));
  desk.travelTo(start + 5 * minute);
  await ring(desk, look)(deadline);
  expect(looks).toBe(0);
});

test('an alarm that rings a moment early waits for its moment; one that rings long before it does not', async () => {
  const deadline = await timeToAnswer(await opened(desk));
  await ring(desk, look)(deadline);
  expect(looks).toBe(0);
  desk.travelTo(start + 5 * minute - 5);
  await ring(desk, look)(deadline);
  expect(looks).toBe(1);
});

test('what is still open after the look is rung for again', async () => {
  const deadline = await timeToAnswer(await opened(desk));
  desk.travelTo(start + 5 * minute);
  await expect(ring(desk, async () => {})(deadline)).rejects.toThrow('was not settled');
});
