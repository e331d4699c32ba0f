import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import type { EventType } from '../../src/domain/events.ts';
import type { Inbound } from '../../src/inbound/context.ts';
import { acknowledge } from '../../src/inbound/slack/actions/acknowledge.ts';
import { openForm } from '../../src/inbound/slack/actions/open-form.ts';
import { submitUpdateForm } from '../../src/inbound/slack/views/submit-update-form.ts';
import { readTimeline } from '../../src/queries/timeline.ts';
import { forget } from '../../src/usecases/forget.ts';
import { day, hour } from '../../src/domain/time.ts';
import { encodeTarget } from '../../src/views/slack/target.ts';
import { updateFormIds } from '../../src/views/slack/update-form.ts';
import { opened, startDesk, type TestDesk } from '../support/desk.ts';
import { people, start } from '../support/domain.ts';
import { inboundOf } from '../support/inbound.ts';
import { refuses, startSlackApi, type SlackApi } from '../support/slack-api.ts';

let desk: TestDesk;
let slack: SlackApi;
let inbound: Inbound;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => {
  desk.travelTo(start);
  slack = startSlackApi();
  inbound = inboundOf(desk);
});
afterEach(() => slack.stop());
afterAll(() => desk.stop());

const count = async ({ id }: Escalation, wanted: EventType) =>
  (await readTimeline(desk.db, id)).filter(({ type }) => type === wanted).length;

const click = (escalation: Escalation, triggerId: string) => ({
  user: people.olga,
  value: encodeTarget(escalation),
  language: 'en' as const,
  triggerId,
  unchanging: false,
  view: null,
});

const sendUpdate = (escalation: Escalation, viewId: string, text: string) =>
  submitUpdateForm(inbound, {
    user: people.olga,
    metadata: encodeTarget(escalation),
    language: 'en',
    viewId,
    fields: { [updateFormIds.text]: { [updateFormIds.text]: { value: text } } },
  });

test('a click heard twice is answered like the first, not refused', async () => {
  const escalation = await opened(desk);
  const press = { ...click(escalation, 'once'), user: people.ana };
  expect([await acknowledge(inbound, press), await acknowledge(inbound, press)]).toEqual([null, null]);
  expect(await count(escalation, 'acknowledged')).toBe(1);
});

test('a form sent twice posts one update', async () => {
  const escalation = await opened(desk);
  const both = await Promise.all([1, 2].map(() => sendUpdate(escalation, 'V-UPDATE', 'We are on it.')));
  expect(both).toEqual([{ type: 'close' }, { type: 'close' }]);
  expect(await count(escalation, 'update-posted')).toBe(1);
});

test('a form sent again with other words is another update', async () => {
  const escalation = await opened(desk);
  await sendUpdate(escalation, 'V-OTHER', 'We are on it.');
  await sendUpdate(escalation, 'V-OTHER', 'We are on it, and it is getting better.');
  expect(await count(escalation, 'update-posted')).toBe(2);
});

test('a request that was refused is no request that was taken', async () => {
  const escalation = await opened(desk);
  const press = { ...click(escalation, 'early'), user: people.nora };
  expect(await acknowledge(inbound, press)).toMatch(/Nothing was changed/);
  expect(await acknowledge(inbound, { ...press, user: people.ana })).toBeNull();
});

test('a button whose window is open already says nothing more', async () => {
  const escalation = await opened(desk);
  slack.answers('views.open', { body: { ok: true, view: { id: 'V1' } } }, refuses('exchanged_trigger_id'));
  const press = click(escalation, 'window');
  expect(await openForm('resolve')(inbound, press)).toBeNull();
  expect(await openForm('resolve')(inbound, press)).toBeNull();
  expect(slack.calls.map(({ method }) => method)).toEqual(['views.open', 'views.open']);
});

test('what was asked is remembered for a day', async () => {
  const escalation = await opened(desk);
  await sendUpdate(escalation, 'V-DAY', 'We are on it.');
  const isKnown = async () =>
    (await desk.db.selectFrom('inbox').select('key').where('key', 'like', 'V-DAY/%').execute()).length > 0;
  desk.travelTo(start + day - hour);
  await forget(desk);
  expect(await isKnown()).toBe(true);
  desk.travelTo(start + day + hour);
  await forget(desk);
  expect(await isKnown()).toBe(false);
});
