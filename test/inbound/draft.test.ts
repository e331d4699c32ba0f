import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { asTeamId, type EscalationId, type UserId } from '../../src/domain/ids.ts';
import type { Inbound } from '../../src/inbound/context.ts';
import { openForm } from '../../src/inbound/slack/actions/open-form.ts';
import { submitDraftForm } from '../../src/inbound/slack/views/submit-draft-form.ts';
import { findById } from '../../src/queries/escalations.ts';
import { act } from '../../src/usecases/act.ts';
import { handle } from '../../src/usecases/handle.ts';
import { draftFormIds } from '../../src/views/slack/draft-form.ts';
import { encodeTarget } from '../../src/views/slack/target.ts';
import { opened, startDesk, type TestDesk } from '../support/desk.ts';
import { people } from '../support/domain.ts';
import { inboundOf } from '../support/inbound.ts';
import { startSlackApi, type SlackApi } from '../support/slack-api.ts';

const team = asTeamId('T1');
let desk: TestDesk;
let slack: SlackApi;
let inbound: Inbound;

beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => {
  slack = startSlackApi();
  inbound = inboundOf(desk);
});
afterEach(() => slack.stop());
afterAll(() => desk.stop());

/** An escalation whose first update is drafted. */
async function drafted() {
  const escalation = await opened(desk);
  await handle(desk, escalation, { type: 'offer-draft', text: 'Every order fails.' });
  return escalation;
}

const pressEdit = (user: UserId, value: string) =>
  openForm('draft-update')(inbound, { user, value, language: 'en', triggerId: 't', unchanging: false, view: null });

let views = 0;
const send = (user: UserId, metadata: string, text: string) =>
  submitDraftForm(inbound, {
    user,
    metadata,
    language: 'en',
    viewId: `V${(views += 1)}`,
    fields: { [draftFormIds.text]: { [draftFormIds.text]: { value: text } } },
  });

const firstUpdateOf = async (id: EscalationId) => (await findById(desk.db, team, id))?.firstUpdate;

test('Edit opens the draft as it stands', async () => {
  expect(await pressEdit(people.ana, encodeTarget(await drafted()))).toBeNull();
  expect(slack.calls.map(({ method }) => method)).toEqual(['views.open']);
  expect(slack.calls[0]?.args['view']).toContain('Every order fails.');
});

test('what is saved is the draft, and is not posted', async () => {
  const escalation = await drafted();
  expect(await send(people.ana, encodeTarget(escalation), 'Half of the orders fail.')).toEqual({ type: 'close' });
  expect(await firstUpdateOf(escalation.id)).toMatchObject({ status: 'drafted', text: 'Half of the orders fail.' });
});

test('a draft that was posted meanwhile is not changed, and what was typed comes back', async () => {
  const escalation = await drafted();
  await act(desk, escalation, { type: 'post-draft', by: people.bruno });
  expect(await pressEdit(people.ana, encodeTarget(escalation))).toMatch(/already posted or skipped/);
  expect(await send(people.ana, encodeTarget(escalation), 'Half of the orders fail.')).toEqual({
    type: 'notice',
    text: expect.stringMatching(/already posted or skipped[^]*>Half of the orders fail\./),
  });
  expect(await firstUpdateOf(escalation.id)).toMatchObject({ status: 'posted' });
});

test('an empty draft is refused at its field', async () => {
  const escalation = await drafted();
  expect(await send(people.ana, encodeTarget(escalation), ' ')).toMatchObject({ type: 'errors' });
});
