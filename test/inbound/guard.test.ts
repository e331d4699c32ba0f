import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { asTeamId, asUserId } from '../../src/domain/ids.ts';
import type { Inbound } from '../../src/inbound/context.ts';
import { guarded } from '../../src/inbound/slack/guard.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { findReader } from '../../src/queries/readers.ts';
import { learnPeople } from '../../src/usecases/learn-people.ts';
import type { ErrorKind } from '../../src/views/slack/error-text.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { inboundOf } from '../support/inbound.ts';
import { refuses, startSlackApi, type SlackApi } from '../support/slack-api.ts';

const team = asTeamId('T1');
const eva = asUserId('UEVA');
const newcomer = asUserId('UNEW');

let desk: TestDesk;
let slack: SlackApi;
let inbound: Inbound;
let logged: string;

beforeAll(async () => {
  desk = await startDesk();
  const person = { id: eva, handle: 'eva', email: null, locale: 'es-ES', zone: null, standing: 'member' } as const;
  await learnPeople(desk, team, [person]);
});
beforeEach(() => {
  slack = startSlackApi();
  logged = '';
  const log = createLogger({ environment: 'production', logLevel: 'debug' }, (line) => void (logged += line));
  inbound = inboundOf(desk, { log });
});
afterEach(() => slack.stop());
afterAll(() => desk.stop());

/** What whoever asked was told in the end, if anything. */
async function run(user: typeof eva, work: (language: string) => Promise<void>) {
  const told: { trouble: ErrorKind; language: string }[] = [];
  await guarded(inbound, {
    name: 'a listener',
    user,
    work,
    sorry: async (trouble, language) => void told.push({ trouble, language }),
  });
  return told;
}

test('work that succeeds is followed by no words', async () => {
  expect(await run(eva, async () => {})).toEqual([]);
  expect(logged).toBe('');
});

test('what could not be saved is said in the language of whoever asked', async () => {
  const told = await run(eva, async () => {
    throw new Error('the database went away');
  });
  expect(told).toEqual([{ trouble: 'not_saved', language: 'es' }]);
  expect(logged).toContain('the database went away');
});

test('what Slack would not take is told apart, for the record is safe then', async () => {
  slack.answers('views.open', refuses('expired_trigger_id'));
  const told = await run(eva, async () => {
    await inbound.web.views.open({
      trigger_id: 't',
      view: { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] },
    });
  });
  expect(told).toEqual([{ trouble: 'slack_failed', language: 'es' }]);
});

test('a newcomer is learnt from Slack, with their language and standing, and as a guest is not let in', async () => {
  const user = { id: newcomer, team_id: 'T1', name: 'new', locale: 'es-MX', is_restricted: true };
  slack.answers('users.info', { body: { ok: true, user } });
  let worked = false;
  const told = await run(newcomer, async () => void (worked = true));
  expect([told, worked]).toEqual([[{ trouble: 'not_a_member', language: 'es' }], false]);
  expect(await findReader(desk.db, team, newcomer)).toEqual({ language: 'es', standing: 'guest' });
  expect(slack.calls).toMatchObject([{ method: 'users.info', args: { user: newcomer, include_locale: 'true' } }]);
});

test('who was a guest and is a member now is let in as one', async () => {
  slack.answers('users.info', {
    body: { ok: true, user: { id: newcomer, team_id: 'T1', name: 'new', locale: 'es-MX' } },
  });
  expect(await run(newcomer, async () => {})).toEqual([]);
  expect(await findReader(desk.db, team, newcomer)).toEqual({ language: 'es', standing: 'member' });
});

test('what somebody is refused is kept; where it can’t be, they are told all the same', async () => {
  const user = { id: 'UGUEST', team_id: 'T1', name: 'guest', locale: 'en-US', is_restricted: true };
  slack.answers('users.info', { body: { ok: true, user } });
  const told: ErrorKind[] = [];
  const asking = (asked: () => Promise<{ asked: 'open'; about: null }>) =>
    guarded(inbound, {
      name: 'a form',
      user: asUserId('UGUEST'),
      asked,
      work: async () => {},
      sorry: async (trouble) => void told.push(trouble),
    });
  await asking(async () => ({ asked: 'open', about: null }));
  await asking(() => Promise.reject(new Error('no database')));
  expect(told).toEqual(['not_a_member', 'not_a_member']);
  const kept = await desk.db.selectFrom('refusals').select(['by', 'standing', 'asked', 'about', 'times']).execute();
  expect(kept).toEqual([{ by: 'UGUEST', standing: 'guest', asked: 'open', about: '', times: 1 }]);
  expect(logged).toContain('a refusal could not be kept');
});

test('whom Slack does not know is not let in', async () => {
  slack.answers('users.info', refuses('user_not_found'));
  let worked = false;
  const told = await run(asUserId('UGHOST'), async () => void (worked = true));
  expect([told, worked]).toEqual([[{ trouble: 'unknown_person', language: 'en' }], false]);
});

test('an apology that fails as well is the end of it', async () => {
  const failing = {
    name: 'x',
    user: eva,
    work: () => Promise.reject(new Error('one')),
    sorry: () => Promise.reject(new Error('two')),
  };
  await expect(guarded(inbound, failing)).resolves.toBeUndefined();
  expect(logged).toMatch(/one[\s\S]*two/);
});
