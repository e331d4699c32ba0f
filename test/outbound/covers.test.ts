import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { asMatterId } from '../../src/domain/ids.ts';
import { day } from '../../src/domain/time.ts';
import { readPresent } from '../../src/store/directory.ts';
import { askForCover, changeCover } from '../../src/usecases/cover.ts';
import { startSendingDesk, type SendingDesk } from '../support/sending-desk.ts';

let desk: SendingDesk;
beforeAll(async () => {
  desk = await startSendingDesk();
});
afterEach(() => desk.workspace.faults.clear());
afterAll(() => desk.stop());

let asked = 0;

/** Ana asks Bruno and Dana for a day of their own each time. */
async function ask(key: string) {
  asked += 1;
  const from = desk.workspace.clock.now() + asked * day;
  const request = { team: desk.team, schedule: 'payments', asker: desk.id('ana'), from, to: from + day };
  return askForCover(desk, { ...request, asked: [desk.id('bruno'), desk.id('dana')] }, key);
}

const newest = async () => {
  const row = await desk.db.selectFrom('covers').select('id').orderBy('from_at', 'desc').executeTakeFirstOrThrow();
  return { team: desk.team, id: asMatterId(row.id) };
};
const toBruno = (pattern: RegExp): number =>
  desk.workspace
    .as('bruno')
    .dms()
    .filter(({ text }) => pattern.test(text)).length;

test('a request whose answer from Slack was lost is found, not sent again, and kept current', async () => {
  desk.workspace.faults.add({
    method: 'chat.postMessage',
    when: { channel: 'bruno' },
    outcome: { do: 'accept-then-reset' },
  });
  await ask('one');
  await desk.drain();
  await desk.pass(10);
  expect(toBruno(/asks you to cover/)).toBe(1);
  await changeCover(desk, await newest(), { type: 'accept', by: desk.id('dana') }, 'accepted');
  await desk.drain();
  expect([toBruno(/asks you to cover/), toBruno(/covers for .* Nothing is asked of you/)]).toEqual([0, 1]);
});

test('the same request asks once, and of two who accept at once one is on call', async () => {
  expect([await ask('two'), await ask('two')]).toEqual([true, true]);
  expect(await desk.db.selectFrom('covers').select('id').execute()).toHaveLength(2);
  const cover = await newest();
  const outcomes = await Promise.all(
    ['bruno', 'dana'].map((name) => changeCover(desk, cover, { type: 'accept', by: desk.id(name) }, `by ${name}`)),
  );
  expect(outcomes.filter((outcome) => 'refused' in outcome)).toMatchObject([{ refused: 'taken' }]);
});

test('what a request shows is sent in the order in which it changed', async () => {
  await ask('three');
  const cover = await newest();
  await desk.drain();
  await changeCover(desk, cover, { type: 'decline', by: desk.id('bruno') }, 'no');
  await changeCover(desk, cover, { type: 'accept', by: desk.id('bruno') }, 'yes after all');
  await changeCover(desk, cover, { type: 'take-back', by: desk.id('ana') }, 'back');
  await desk.drain();
  expect(toBruno(/took the hours back/)).toBe(1);
  expect(toBruno(/is on call again/)).toBe(1);
});

test('whoever covers is brought in, too, when it takes too long', async () => {
  await ask('four');
  const cover = await newest();
  await changeCover(desk, cover, { type: 'accept', by: desk.id('dana') }, 'accepted four');
  const target = { schedule: 'payments' };
  const rotation = { every: { days: 7 }, first: 0, people: [desk.id('ana')] };
  const payments = { timezone: 'UTC', layers: [{ rotation, restrict: null }], overrides: [] };
  const present = await readPresent(
    desk.db,
    desk.team,
    [desk.terms({ involve: [{ target, people: [] }] })],
    { payments },
    desk.workspace.clock.now() + asked * day,
  );
  expect(present(target).people).toEqual([desk.id('dana')]);
});
