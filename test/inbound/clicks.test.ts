import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asTeamId, type UserId } from '../../src/domain/ids.ts';
import type { Inbound } from '../../src/inbound/context.ts';
import { acknowledge } from '../../src/inbound/slack/actions/acknowledge.ts';
import { decline } from '../../src/inbound/slack/actions/decline.ts';
import { details } from '../../src/inbound/slack/actions/details.ts';
import { draftPost } from '../../src/inbound/slack/actions/draft-post.ts';
import { join } from '../../src/inbound/slack/actions/join.ts';
import { more } from '../../src/inbound/slack/actions/more.ts';
import type { Click, OnClick } from '../../src/inbound/slack/actions/on-click.ts';
import { openForm } from '../../src/inbound/slack/actions/open-form.ts';
import { openRoom } from '../../src/inbound/slack/actions/open-room.ts';
import { pageNext } from '../../src/inbound/slack/actions/page-next.ts';
import { answer } from '../../src/inbound/slack/answer.ts';
import { findById } from '../../src/queries/escalations.ts';
import { encodeChoice, encodeTarget } from '../../src/views/slack/target.ts';
import { opened, startDesk, type TestDesk } from '../support/desk.ts';
import { people } from '../support/domain.ts';
import { inboundOf } from '../support/inbound.ts';
import { refuses, startSlackApi, type SlackApi } from '../support/slack-api.ts';

const team = asTeamId('T1');
let desk: TestDesk;
let slack: SlackApi;
let inbound: Inbound;
let wakes: number;

beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => {
  slack = startSlackApi();
  wakes = 0;
  inbound = inboundOf(desk, { wake: () => void (wakes += 1) });
});
afterEach(() => slack.stop());
afterAll(() => desk.stop());

let clicks = 0;

const click = (user: UserId, value: string, changes: Partial<Click> = {}): Click => ({
  user,
  value,
  language: 'en',
  triggerId: `t${(clicks += 1)}`,
  unchanging: false,
  view: null,
  ...changes,
});

describe('a button that carries what no button of ours carries', () => {
  const verbs: Record<string, OnClick> = {
    acknowledge,
    decline,
    details,
    draftPost,
    join,
    more,
    openRoom,
    pageNext,
    resolve: openForm('resolve'),
  };
  const values = [
    '',
    'x',
    'E1.1',
    "'; drop table escalations; --.1.1",
    `${'x'.repeat(2000)}.1.1`,
    'E1.1.1',
    'busy@',
    'lazy@E1.1.1',
  ];

  test.each(Object.entries(verbs).flatMap(([name, verb]) => values.map((value) => [name, value, verb] as const)))(
    '%s with %j is refused politely',
    async (_, value, verb) => {
      expect(await verb(inbound, click(people.ana, value))).toMatch(/There is no such escalation/);
      expect([wakes, slack.calls]).toEqual([0, []]);
    },
  );
});

test('an acknowledgement is saved before it is answered, and sent at once', async () => {
  const escalation = await opened(desk);
  expect(await acknowledge(inbound, click(people.ana, encodeTarget(escalation)))).toBeNull();
  expect(await findById(desk.db, team, escalation.id)).toMatchObject({ status: 'working', lead: people.ana });
  expect(wakes).toBe(1);
});

test('where nothing changes before their eyes, the clicker is told what was done', async () => {
  const escalation = await opened(desk);
  const said = await acknowledge(inbound, click(people.ana, encodeTarget(escalation), { unchanging: true }));
  expect(said).toContain(`ESC-${escalation.number} is yours`);
});

test('the second of two is told who was first, and nothing is sent', async () => {
  const escalation = await opened(desk);
  await acknowledge(inbound, click(people.ana, encodeTarget(escalation)));
  expect(await acknowledge(inbound, click(people.bruno, encodeTarget(escalation)))).toContain('<@ANA> was first');
  expect(wakes).toBe(1);
});

test('declining takes its reason from the choice', async () => {
  const escalation = await opened(desk);
  expect(await decline(inbound, click(people.ana, encodeChoice('off_shift', escalation)))).toBeNull();
  const found = await findById(desk.db, team, escalation.id);
  expect(found?.pages).toContainEqual(
    expect.objectContaining({ person: people.ana, state: 'declined', reason: 'off_shift' }),
  );
});

test('a form that would only be refused is not opened', async () => {
  const escalation = await opened(desk);
  const value = encodeTarget(escalation);
  expect(await openForm('reopen')(inbound, click(people.olga, value))).toMatch(/not resolved yet/);
  expect(await openForm('resolve')(inbound, click(people.nora, value))).toMatch(/Nothing was changed/);
  expect(slack.calls).toEqual([]);
});

test('an answer whose window no longer opens is found in the messages with the app', async () => {
  slack.answers('views.open', refuses('expired_trigger_id'));
  const place = { user: people.ana, respond: undefined, triggerId: 't', inForm: false };
  await answer(inbound.web, place, 'Nothing was changed.', 'en');
  expect(slack.calls.map(({ method, args }) => [method, args['channel'], args['text']])).toEqual([
    ['views.open', undefined, undefined],
    ['chat.postMessage', people.ana, 'Nothing was changed.'],
  ]);
});

test('a form asked for within a window goes on top of it', async () => {
  const escalation = await opened(desk);
  const view = { id: 'V1', type: 'modal' };
  await openForm('resolve')(inbound, click(people.olga, encodeTarget(escalation)));
  await openForm('resolve')(inbound, click(people.olga, encodeTarget(escalation), { view }));
  expect(slack.calls.map(({ method }) => method)).toEqual(['views.open', 'views.push']);
});
