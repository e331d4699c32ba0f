import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { second } from '../../src/domain/time.ts';
import type { Outbound } from '../../src/outbound/context.ts';
import { sendingClient } from '../../src/platform/slack-web.ts';
import { findById } from '../../src/queries/escalations.ts';
import { act } from '../../src/usecases/act.ts';
import { report } from '../../src/usecases/report.ts';
import { people, start, team, terms, tierOf } from '../support/domain.ts';
import { opened, startDesk, stateOf, type TestDesk } from '../support/desk.ts';
import { drain } from '../support/drain.ts';
import { silentLog } from '../support/log.ts';
import { noWays } from '../support/no-ways.ts';
import { policyInForce } from '../support/policy-in-force.ts';
import { apiUrl, breaks, limits, refuses, startSlackApi, type SlackApi } from '../support/slack-api.ts';

let desk: TestDesk;
let slack: SlackApi;
let outbound: Outbound;

beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(async () => {
  desk.travelTo(start);
  await desk.db.deleteFrom('outbox').execute();
  slack = startSlackApi();
  outbound = {
    ...desk,
    team,
    web: sendingClient('xoxb-test', apiUrl, () => desk.clock.now(desk.db)),
    log: silentLog,
    ways: noWays,
    policy: policyInForce,
    report: (target, fact) => report(desk, target, fact),
  };
});
afterEach(() => slack.stop());
afterAll(() => desk.stop());

const stored = (escalation: Escalation) => findById(desk.db, escalation.team, escalation.id);
const posted = (channel: string) =>
  slack.calls.filter(({ method, args }) => method === 'chat.postMessage' && args['channel'] === channel);
const count = (method: string) => slack.calls.filter((call) => call.method === method).length;

test('each person of the first tier is paged once, and the room waits until a page is out', async () => {
  await opened(desk, { terms: terms({ warRoom: 'on_open' }) });
  await drain(outbound);
  const order = slack.calls.map(({ method, args }) => `${method} ${args['channel'] ?? ''}`.trim());
  const pages = ['ANA', 'BRUNO'].map((person) => order.indexOf(`chat.postMessage ${person}`));
  expect(Math.min(...pages)).toBeGreaterThanOrEqual(0);
  expect(Math.min(...pages)).toBeLessThan(order.indexOf('conversations.create'));
  for (const person of ['ANA', 'BRUNO']) expect(posted(person)).toHaveLength(1);
});

test('a page that was answered before it was sent wakes nobody', async () => {
  const escalation = await opened(desk);
  stateOf(await act(desk, escalation, { type: 'acknowledge', by: people.ana }));
  await drain(outbound);
  expect([...posted('ANA'), ...posted('BRUNO')]).toEqual([]);
});

test('what changes twice before it is shown is shown once, as it is last', async () => {
  const escalation = await opened(desk, { terms: terms({ warRoom: 'manual' }) });
  await drain(outbound);
  slack.calls.length = 0;
  stateOf(await act(desk, escalation, { type: 'acknowledge', by: people.ana }));
  stateOf(await act(desk, escalation, { type: 'resolve', by: people.ana, fix: 'Rolled back.' }));
  await drain(outbound);
  const lines = slack.calls.filter(({ method, args }) => method === 'chat.update' && args['channel'] === 'C-SUPPORT');
  expect(lines).toHaveLength(1);
  expect(lines[0]?.args['text']).toContain('esolved');
});

test('a page that Slack refuses for good is reported, and the next tier is paged at once', async () => {
  for (const person of ['ANA', 'BRUNO']) slack.answers(`chat.postMessage ${person}`, refuses('user_not_found'));
  const escalation = await opened(desk);
  await drain(outbound);
  expect(await stored(escalation)).toMatchObject({ status: 'paging', tier: 2 });
  expect(posted('CARLA')).toHaveLength(1);
});

test('a rate limit holds back that message for exactly as long as Slack says, and nothing else', async () => {
  slack.answers('chat.postMessage ANA', limits(30));
  await opened(desk, { terms: terms({ tiers: [tierOf([people.ana])] }) });
  await drain(outbound);
  expect(posted('ANA')).toHaveLength(1);
  expect(posted('C-SUPPORT')).toHaveLength(1);
  desk.travelTo(start + 30 * second - 1);
  await drain(outbound);
  expect(posted('ANA')).toHaveLength(1);
  desk.travelTo(start + 30 * second);
  await drain(outbound);
  expect(posted('ANA')).toHaveLength(2);
});

test('a page that Slack did not answer is looked for twice, and sent again when it is not there', async () => {
  slack.answers('chat.postMessage ANA', breaks);
  const escalation = await opened(desk, { terms: terms({ tiers: [tierOf([people.ana])] }) });
  await drain(outbound);
  for (const passed of [1, 6]) {
    expect(posted('ANA')).toHaveLength(1);
    desk.travelTo(start + passed * second);
    await drain(outbound);
  }
  expect(count('conversations.history')).toBe(2);
  expect(posted('ANA').map(({ args }) => args['text']?.startsWith('Possible repeat'))).toEqual([false, true]);
  expect((await stored(escalation))?.pages).toMatchObject([{ person: people.ana, state: 'waiting' }]);
});

test('a room whose name is taken gets a suffix; the other channel is left alone', async () => {
  slack.answers('conversations.create', refuses('name_taken'), refuses('name_taken'));
  const escalation = await opened(desk, { terms: terms({ warRoom: 'on_open' }) });
  await drain(outbound);
  const names = slack.calls.filter(({ method }) => method === 'conversations.create').map(({ args }) => args['name']);
  expect(new Set(names).size).toBe(3);
  const last = names.at(-1);
  expect(await stored(escalation)).toMatchObject({ room: { status: 'open', name: last, channel: `C-${last}` } });
  expect(count('conversations.join')).toBe(0);
});

test('a room that Slack refuses is said aloud, and paging goes on', async () => {
  slack.answers('conversations.create', refuses('restricted_action'));
  const escalation = await opened(desk, { terms: terms({ warRoom: 'on_open' }) });
  await drain(outbound);
  expect(await stored(escalation)).toMatchObject({ status: 'paging', room: { status: 'failed' } });
  expect(posted('ANA')).toHaveLength(1);
});

test('the room begins with its pinned card, and its story follows in order', async () => {
  const escalation = await opened(desk, { terms: terms({ warRoom: 'on_open' }) });
  await drain(outbound);
  stateOf(await act(desk, escalation, { type: 'acknowledge', by: people.ana }));
  await drain(outbound);
  const room = slack.calls.filter(({ args }) => args['channel']?.startsWith('C-esc-') ?? false);
  expect(room[0]).toMatchObject({ method: 'chat.postMessage' });
  const threaded = room.filter(({ method, args }) => method === 'chat.postMessage' && args['thread_ts']);
  const pins = room.filter(({ method }) => method === 'pins.add');
  expect(pins.map(({ args }) => args['timestamp'])).toEqual([threaded[0]?.args['thread_ts']]);
  expect(threaded.at(-1)?.args['text']).toContain('<@ANA>');
});

test('somebody who can not be invited does not keep the others out', async () => {
  slack.answers('conversations.invite', refuses('already_in_channel'));
  const escalation = await opened(desk, { terms: terms({ warRoom: 'on_open' }) });
  await drain(outbound);
  const invited = slack.calls.find(({ method }) => method === 'conversations.invite');
  expect(invited?.args).toMatchObject({ force: 'true', users: expect.stringContaining(people.olga) });
  expect((await stored(escalation))?.room.status).toBe('open');
});

test('the line goes to the opener directly where the app may not speak', async () => {
  slack.answers('chat.postMessage C-SUPPORT', refuses('not_in_channel'));
  await opened(desk);
  await drain(outbound);
  expect(posted(people.olga)).toHaveLength(1);
});

test('a line that somebody deleted is posted anew', async () => {
  const escalation = await opened(desk, { terms: terms({ warRoom: 'manual' }) });
  await drain(outbound);
  slack.answers('chat.update C-SUPPORT', refuses('message_not_found'));
  stateOf(await act(desk, escalation, { type: 'acknowledge', by: people.ana }));
  await drain(outbound);
  expect(posted('C-SUPPORT')).toHaveLength(2);
});

test('two workers at once send each page once', async () => {
  await opened(desk);
  await Promise.all([drain(outbound), drain(outbound), drain(outbound)]);
  expect(posted('ANA')).toHaveLength(1);
  expect(posted('BRUNO')).toHaveLength(1);
});
