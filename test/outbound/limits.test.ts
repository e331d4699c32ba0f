import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startSending } from '../../src/outbound/worker.ts';
import { act } from '../../src/usecases/act.ts';
import { startSendingDesk, type SendingDesk } from '../support/sending-desk.ts';
import { tierOf } from '../support/domain.ts';

let desk: SendingDesk;
beforeAll(async () => {
  desk = await startSendingDesk();
});
afterEach(async () => {
  desk.workspace.faults.clear();
  await desk.db.deleteFrom('outbox').execute();
});
afterAll(() => desk.stop());

const posts = (name: string) => {
  const id = desk.id(name);
  return desk.calls('chat.postMessage').filter(({ args }) => args['channel'] === id);
};

test('a conversation that Slack limits is left in peace until its time is over; all others flow', async () => {
  desk.workspace.faults.add({
    method: 'chat.postMessage',
    when: { channel: 'bruno' },
    outcome: { do: 'rate-limited', seconds: 30 },
  });
  const tiers = [tierOf([desk.id('bruno'), desk.id('dana')])];
  const first = await desk.opened({ terms: desk.terms({ tiers }) });
  await desk.drain();
  const second = await desk.opened({ terms: desk.terms({ tiers }) });
  await desk.drain();
  expect(posts('bruno')).toHaveLength(1);
  expect([first, second].map((each) => desk.pagesTo('dana', each).length)).toEqual([1, 1]);
  await desk.pass(28);
  expect(posts('bruno')).toHaveLength(1);
  await desk.pass(4);
  expect([first, second].map((each) => desk.pagesTo('bruno', each).length)).toEqual([1, 1]);
});

test('what was only held back is neither labelled nor worn out', async () => {
  desk.workspace.faults.add({
    method: 'chat.postMessage',
    when: { channel: 'bruno' },
    times: 20,
    outcome: { do: 'rate-limited', seconds: 1 },
  });
  const escalation = await desk.opened();
  await desk.drain();
  await desk.pass(45);
  expect(desk.pagesTo('bruno', escalation)).toEqual([expect.not.stringMatching(/Possible repeat/)]);
  const { attempts } = await desk.db
    .selectFrom('outbox')
    .select('attempts')
    .where('lane', '=', 0)
    .executeTakeFirstOrThrow();
  expect(attempts).toBe(1);
});

test('a method that is limited holds back itself in every channel, and no message', async () => {
  desk.workspace.faults.add({ method: 'chat.update', when: {}, outcome: { do: 'rate-limited', seconds: 30 } });
  const escalation = await desk.opened();
  await desk.drain();
  await act(desk, escalation, { type: 'acknowledge', by: desk.id('bruno') });
  await desk.drain();
  // Several may have been under way when Slack said so.
  const { length } = desk.calls('chat.update');
  await desk.pass(5);
  expect(desk.calls('chat.update')).toHaveLength(length);
  const other = await desk.opened();
  await desk.drain();
  expect(desk.pagesTo('bruno', other)).toHaveLength(1);
  await desk.pass(30);
  expect(desk.pagesTo('bruno', escalation)).toEqual([expect.stringMatching(/You lead it/)]);
});

test('sending that hangs holds back no page, however much of it there is', async () => {
  desk.workspace.faults.add({
    method: 'chat.postMessage',
    when: { channel: 'support' },
    times: 'always',
    outcome: { do: 'hang' },
  });
  const hanging = () => desk.calls('chat.postMessage').filter(({ status }) => status === null).length;
  for (let count = 0; count < 12; count += 1) await desk.opened({ terms: desk.terms({ tiers: [] }) });
  const sending = startSending(desk.outbound, 60_000, () => {});
  await vi.waitFor(() => expect(hanging()).toBe(10));
  const escalation = await desk.opened();
  sending.wake();
  await desk.workspace.as('bruno').dm(new RegExp(escalation.details.title));
  expect(hanging()).toBe(10);
  desk.workspace.faults.clear();
  await sending.run();
  await sending.stop();
});

test('pages begin alone, and those that hang hold back nothing else after that', async () => {
  desk.workspace.faults.add({ method: 'chat.postMessage', when: { channel: 'bruno' }, outcome: { do: 'hang' } });
  const before = desk.calls('chat.postMessage').length;
  const escalation = await desk.opened();
  const sending = startSending(desk.outbound, 60_000, () => {});
  const begun = () => desk.calls('chat.postMessage').length - before;
  await vi.waitFor(() => expect(begun()).toBe(1));
  sending.wake();
  await vi.waitFor(() =>
    expect(desk.workspace.as('ana').in('support').messages().at(-1)?.text).toContain(escalation.details.title),
  );
  desk.workspace.faults.clear();
  await sending.stop();
});

test('a page that Slack refuses for its blocks goes out as plain words that say how to answer', async () => {
  desk.workspace.faults.add({
    method: 'chat.postMessage',
    when: { channel: 'bruno' },
    outcome: { do: 'error', code: 'invalid_blocks' },
  });
  const escalation = await desk.opened();
  await desk.drain();
  const [page = '', ...more] = desk.pagesTo('bruno', escalation);
  expect(more).toEqual([]);
  expect(page).toContain(`/escalate ack ESC-${escalation.number}`);
});

test('while Slack does not let the app in, one call a minute asks; then everything goes out once', async () => {
  desk.workspace.faults.add({
    method: '*',
    when: {},
    times: 'always',
    outcome: { do: 'error', code: 'token_revoked' },
  });
  const sending = startSending(desk.outbound, 60_000, () => {});
  const escalations = [await desk.opened(), await desk.opened(), await desk.opened()];
  await sending.run();
  const asked = () => desk.workspace.log.flatMap((entry) => (entry.kind === 'call' ? [entry.method] : []));
  const { length } = asked();
  for (let second = 0; second < 59; second += 1) {
    desk.workspace.clock.advance(1_000);
    await sending.run();
  }
  expect(asked().slice(length)).toEqual([]);
  desk.workspace.clock.advance(2_000);
  await sending.run();
  expect(asked().slice(length)).toEqual(['auth.test']);
  desk.workspace.faults.clear();
  desk.workspace.clock.advance(61_000);
  await sending.run();
  await sending.stop();
  expect(escalations.map((each) => desk.pagesTo('bruno', each).length)).toEqual([1, 1, 1]);
});
