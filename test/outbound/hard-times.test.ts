import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asChannelId, asTeamId } from '../../src/domain/ids.ts';
import { hour, minute, second } from '../../src/domain/time.ts';
import type { Outbound } from '../../src/outbound/context.ts';
import { sendingClient } from '../../src/platform/slack-web.ts';
import { findById } from '../../src/queries/escalations.ts';
import { act } from '../../src/usecases/act.ts';
import { learnPeople } from '../../src/usecases/learn-people.ts';
import { sweep } from '../../src/usecases/on-deadline.ts';
import { report } from '../../src/usecases/report.ts';
import { composed } from '../support/composed.ts';
import { people, source, start, team, terms, tierOf } from '../support/domain.ts';
import { introduce, opened, startDesk, stateOf, type TestDesk } from '../support/desk.ts';
import { drain } from '../support/drain.ts';
import { silentLog } from '../support/log.ts';
import { noWays } from '../support/no-ways.ts';
import { policyInForce } from '../support/policy-in-force.ts';
import { apiUrl, breaks, refuses, startSlackApi, type SlackApi } from '../support/slack-api.ts';

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

const posted = (channel: string) =>
  slack.calls.filter(({ method, args }) => method === 'chat.postMessage' && args['channel'] === channel);
const times = <T>(count: number, what: T): T[] => Array.from({ length: count }, () => what);
/** Tries again and again, and settles what is due, while time goes by. */
async function spend(ms: number): Promise<void> {
  const end = (await desk.clock.now(desk.db)) + ms;
  for (let now = await desk.clock.now(desk.db); now <= end; now += 2 * minute) {
    desk.travelTo(now);
    await sweep(desk, team, composed);
    await drain(outbound);
  }
}
const onlyAna = () => terms({ tiers: [tierOf([people.ana])], rounds: 1 });

describe('two workspaces in one database', () => {
  const other = asTeamId('T2');

  test('what belongs to one is never sent with the other one’s token', async () => {
    await introduce(desk, other, Object.values(people));
    await opened(desk, { team: other });
    expect(await drain(outbound)).toBe(0);
    expect(slack.calls).toEqual([]);
    expect(await drain({ ...outbound, team: other })).toBeGreaterThan(0);
  });

  test('deadlines of one are not settled by the other', async () => {
    const theirs = await opened(desk, { team: other });
    desk.travelTo(start + 5 * minute);
    await sweep(desk, team, composed);
    expect(await findById(desk.db, other, theirs.id)).toMatchObject({ status: 'paging', tier: 1 });
    await sweep(desk, other, composed);
    expect(await findById(desk.db, other, theirs.id)).toMatchObject({ status: 'paging', tier: 2 });
  });
});

describe('an app that Slack does not let in any more', () => {
  test('keeps its pages, and sends them when it is let in again', async () => {
    slack.answers('chat.postMessage', ...times(200, refuses('token_revoked')));
    const escalation = await opened(desk, { terms: onlyAna() });
    await drain(outbound);
    expect(await findById(desk.db, team, escalation.id)).toMatchObject({ status: 'paging', tier: 1 });
    slack.recovers();
    desk.travelTo(start + minute);
    slack.calls.length = 0;
    await drain(outbound);
    expect(posted('ANA')).toHaveLength(1);
  });
});

describe('an hour in which Slack answers nothing', () => {
  test('the channel is told after it that nobody answered', async () => {
    slack.answers('chat.postMessage', ...times(1000, breaks));
    const escalation = await opened(desk, { terms: { ...onlyAna(), fallbackChannel: '#nobody-answered' } });
    await spend(hour);
    expect(await findById(desk.db, team, escalation.id)).toMatchObject({ status: 'unanswered' });
    slack.recovers();
    slack.calls.length = 0;
    // It may have arrived all the same, so it is looked for first.
    await spend(4 * minute);
    expect(posted(escalation.terms.fallbackChannel)).toHaveLength(1);
  }, 60_000);
});

test('of several pages to one person that could not be sent, the newest one is sent', async () => {
  slack.answers('chat.postMessage ANA', ...times(4, refuses('service_unavailable')));
  const escalation = await opened(desk, { terms: { ...onlyAna(), rounds: 2 } });
  await drain(outbound);
  desk.travelTo(start + 5 * minute);
  await sweep(desk, team, composed);
  slack.recovers();
  slack.calls.length = 0;
  await drain(outbound);
  expect(await findById(desk.db, team, escalation.id)).toMatchObject({ round: 2 });
  expect(posted('ANA')).toHaveLength(1);
});

test('a card whose pin failed is pinned when it is tried again', async () => {
  slack.answers('pins.add', breaks);
  await opened(desk, { terms: terms({ warRoom: 'on_open' }) });
  await drain(outbound);
  desk.travelTo(start + second);
  await drain(outbound);
  expect(slack.calls.filter(({ method }) => method === 'pins.add')).toHaveLength(2);
  expect(slack.calls.filter(({ method, args }) => method === 'chat.postMessage' && args['thread_ts'])).not.toEqual([]);
});

test('a record that was linked twice is bookmarked once', async () => {
  const link = 'https://tickets.example/42';
  const request = { details: { ...(await opened(desk)).details, links: [link, link] } };
  await opened(desk, { ...request, terms: terms({ warRoom: 'on_open' }) });
  await drain(outbound);
  expect(slack.calls.filter(({ method }) => method === 'bookmarks.add')).toHaveLength(1);
});

test('a worker that is told to stop begins nothing more', async () => {
  for (let count = 0; count < 5; count += 1) await opened(desk);
  const ran = await drain(outbound, () => slack.calls.length > 0);
  // No more than it had hands for.
  expect(ran).toBeLessThanOrEqual(16);
  expect(await drain(outbound)).toBeGreaterThan(0);
});

test('an escalation resolved meanwhile sends no page that waited', async () => {
  slack.answers('chat.postMessage ANA', breaks);
  const escalation = await opened(desk, { terms: onlyAna() });
  await drain(outbound);
  stateOf(await act(desk, escalation, { type: 'acknowledge', by: people.ana }));
  slack.calls.length = 0;
  desk.travelTo(start + minute);
  await drain(outbound);
  expect(posted('ANA')).toEqual([]);
});

test('whoever escalates in the conversation with the app reads the line there in their own language', async () => {
  const rosa = { id: people.rosa, handle: 'rosa', email: null, zone: null, standing: 'member' } as const;
  await learnPeople(desk, team, [{ ...rosa, locale: 'es-ES' }]);
  await opened(desk, { by: people.rosa, source: source({ channel: asChannelId('D1') }) });
  await drain(outbound);
  expect(posted('D1')).toEqual([]);
  expect(posted(people.rosa).map(({ args }) => args['text'])).toEqual([expect.stringContaining('abierta por')]);
});
