import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { findById } from '../../src/queries/escalations.ts';
import { roomName } from '../../src/views/slack/room-name.ts';
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

const withRoom = () => desk.opened({ terms: desk.terms({ warRoom: 'on_open' }) });
const loses = (outcome: 'accept-then-reset' | 'refuse') =>
  desk.workspace.faults.add({ method: 'conversations.create', when: {}, outcome: { do: outcome } });
const channelsOf = async (escalation: Escalation) => {
  const { channels = [] } = await desk.outbound.web.conversations.list({ limit: 1000 });
  return channels.filter(({ name }) => name?.startsWith(`esc-${escalation.number}-`));
};
const roomOf = async ({ id }: Escalation) => (await findById(desk.db, desk.team, id))?.room;

test('a room whose creation was not confirmed is found and taken', async () => {
  loses('accept-then-reset');
  const escalation = await withRoom();
  await desk.drain();
  await desk.pass(10);
  const [channel, ...more] = await channelsOf(escalation);
  expect(more).toEqual([]);
  expect(await roomOf(escalation)).toMatchObject({ status: 'open', channel: channel?.id, name: roomName(escalation) });
  expect(desk.pagesTo('bruno', escalation)).toHaveLength(1);
});

test('a room that was not created is created, once', async () => {
  loses('refuse');
  const escalation = await withRoom();
  await desk.drain();
  await desk.pass(10);
  expect(await channelsOf(escalation)).toHaveLength(1);
  expect(await roomOf(escalation)).toMatchObject({ status: 'open', name: roomName(escalation) });
});

test('a channel of that name that was there before is never adopted', async () => {
  const { id } = await withRoom();
  await desk.db.deleteFrom('outbox').execute();
  const escalation = await findById(desk.db, desk.team, id);
  if (!escalation) throw new Error('it was opened');
  const next = { ...escalation, number: escalation.number + 1 };
  const title = escalation.details.title.replace(/\d+/, (count) => String(Number(count) + 1));
  const name = roomName({ ...next, details: { ...next.details, title } });
  const old = await desk.outbound.web.conversations.create({ name });
  desk.workspace.clock.advance(120_000);
  loses('refuse');
  const second = await withRoom();
  expect(roomName(second)).toBe(name);
  await desk.drain();
  await desk.pass(10);
  expect(await roomOf(second)).toMatchObject({ status: 'open', name: `${name}-2` });
  expect(await roomOf(second)).not.toMatchObject({ channel: old.channel?.id });
});

test('while nobody may look the room waits, and pages do not', async () => {
  desk.workspace.faults.add({
    method: 'users.conversations',
    when: {},
    times: 5,
    outcome: { do: 'error', code: 'internal_error' },
  });
  loses('accept-then-reset');
  const escalation = await withRoom();
  await desk.drain();
  await desk.pass(10);
  expect(desk.pagesTo('bruno', escalation)).toHaveLength(1);
  expect(await roomOf(escalation)).toEqual({ status: 'requested' });
  await desk.pass(80);
  expect(await channelsOf(escalation)).toHaveLength(1);
  expect(await roomOf(escalation)).toMatchObject({ status: 'open' });
});
