import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CallOutcome } from '../../emulator/faults/outcomes.ts';
import { asMatterId } from '../../src/domain/ids.ts';
import { day } from '../../src/domain/time.ts';
import { act } from '../../src/usecases/act.ts';
import { askForCover, changeCover } from '../../src/usecases/cover.ts';
import { tellLacks } from '../../src/usecases/tell-lacks.ts';
import { stateOf } from '../support/desk.ts';
import { startSendingDesk, type SendingDesk } from '../support/sending-desk.ts';

let desk: SendingDesk;
beforeAll(async () => {
  desk = await startSendingDesk();
});
afterEach(async () => {
  desk.workspace.faults.clear();
  await desk.db.deleteFrom('outbox').execute();
});
afterAll(() => desk.stop());

/** Bruno acknowledges, the first edit that comes of it goes wrong so, and half a minute passes. */
async function acknowledgedWhile(outcome: CallOutcome): Promise<void> {
  const escalation = await desk.opened();
  await desk.drain();
  desk.workspace.faults.add({ method: 'chat.update', when: {}, times: 1, outcome });
  stateOf(await act(desk, escalation, { type: 'acknowledge', by: desk.id('bruno') }));
  await desk.drain();
  await desk.pass(30);
}

const edits = () => desk.calls('chat.update').length;

test.each(['accept-then-reset', 'accept-then-500'] as const)(
  'an edit whose answer was lost is made once more a minute later, in case it was carried out after a newer one: %s',
  async (fault) => {
    await acknowledgedWhile({ do: fault });
    const soon = edits();
    await desk.pass(60);
    expect(edits()).toBe(soon + 1);
    await desk.pass(120);
    expect(edits()).toBe(soon + 1);
  },
);

/** Ana asks Bruno to cover for her, and he accepts. */
async function coverAccepted(): Promise<void> {
  const from = desk.workspace.clock.now() + day;
  const request = { team: desk.team, schedule: 'payments', asker: desk.id('ana'), from, to: from + day };
  await askForCover(desk, { ...request, asked: [desk.id('bruno')] }, 'asked');
  await desk.drain();
  const { id } = await desk.db.selectFrom('covers').select('id').executeTakeFirstOrThrow();
  await changeCover(
    desk,
    { team: desk.team, id: asMatterId(id) },
    { type: 'accept', by: desk.id('bruno') },
    'accepted',
  );
}

/** Somebody whom the policy names is not there, and then is again. */
async function lackMended(): Promise<void> {
  await tellLacks(desk, desk.team, [{ kind: 'target', name: 'gone@example.com' }]);
  await desk.drain();
  await tellLacks(desk, desk.team, []);
}

test.each([
  ['who covers for whom', coverAccepted],
  ['what a policy lacks', lackMended],
])('the same of what is shown about schedules: %s', async (_, happens) => {
  desk.workspace.faults.add({ method: 'chat.update', when: {}, times: 1, outcome: { do: 'accept-then-reset' } });
  await happens();
  await desk.drain();
  await desk.pass(30);
  const soon = edits();
  await desk.pass(60);
  expect(edits()).toBe(soon + 1);
  await desk.pass(120);
  expect(edits()).toBe(soon + 1);
});

test('meanwhile newer states of the same message are shown at once', async () => {
  desk.workspace.faults.add({ method: 'chat.update', when: {}, times: 2, outcome: { do: 'accept-then-reset' } });
  const escalation = await desk.opened();
  await desk.drain();
  stateOf(await act(desk, escalation, { type: 'acknowledge', by: desk.id('bruno') }));
  await desk.pass(10);
  stateOf(await act(desk, escalation, { type: 'resolve', by: desk.id('bruno'), fix: 'Rolled back.' }));
  await desk.pass(1);
  expect(desk.pagesTo('bruno', escalation)).toEqual([expect.stringMatching(/[Rr]esolved/)]);
});

test.each([
  { do: 'rate-limited', seconds: 5 },
  { do: 'error', code: 'ratelimited' },
] as const)('an edit that Slack held back is not made again: it was not carried out: $do', async (outcome) => {
  await acknowledgedWhile(outcome);
  const soon = edits();
  await desk.pass(120);
  expect(edits()).toBe(soon);
});
