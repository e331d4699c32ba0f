import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { asTeamId, asUserId } from '../../src/domain/ids.ts';
import type { PageTarget, Policy } from '../../src/domain/policy.ts';
import { learnTargets } from '../../src/inbound/slack/learn-targets.ts';
import { loadPolicy } from '../../src/launch.ts';
import { sendingClient } from '../../src/platform/slack-web.ts';
import { findReader } from '../../src/queries/readers.ts';
import { termsFor } from '../../src/queries/terms.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { apiUrl, limits, refuses, startSlackApi, type SlackApi } from '../support/slack-api.ts';

const team = asTeamId('T1');
let desk: TestDesk;
let slack: SlackApi;
let base: Policy;

beforeAll(async () => {
  desk = await startDesk();
  base = await loadPolicy(null);
});
beforeEach(() => {
  slack = startSlackApi();
});
afterEach(() => slack.stop());
afterAll(() => desk.stop());

const policyNaming = (...users: string[]): Policy => {
  const page: PageTarget[] = users.map((user) => ({ user }));
  const tier = { name: { en: 'T', es: 'N' }, page, strategy: 'everyone', acknowledgeWithinMs: null } as const;
  return { ...base, roles: {}, escalationPaths: { default: { tiers: [tier], repeat: 0, then: { channel: '#x' } } } };
};
const learn = (policy: Policy) => learnTargets({ desk, policy, team, web: sendingClient('xoxb-test', apiUrl) });
const paged = async (policy: Policy) => {
  const facts = { severity: 'sev1', kind: null, route: null, customerTier: null, services: [] };
  return (await termsFor(desk.db, team, policy, facts))?.tiers[0]?.people;
};
const found = (user: object) => ({ body: { ok: true, user } });

test('somebody named by address is learnt with their language, and can be paged', async () => {
  slack.answers('users.lookupByEmail', found({ id: 'UDANA', team_id: 'T1' }));
  slack.answers('users.info', found({ id: 'UDANA', team_id: 'T1', name: 'dana', locale: 'es-ES' }));
  const policy = policyNaming('Dana@example.com');
  expect(await learn(policy)).toEqual([]);
  expect(await paged(policy)).toEqual(['UDANA']);
  expect(await findReader(desk.db, team, asUserId('UDANA'))).toEqual({ language: 'es', standing: 'member' });
});

test('somebody named by handle is looked for through every page of the list', async () => {
  const page = (members: object[], next: string) => ({
    body: { ok: true, members, response_metadata: { next_cursor: next } },
  });
  slack.answers('users.list', page([{ id: 'U1', name: 'ana' }], 'more'), page([{ id: 'ULUIS', name: 'luis' }], ''));
  const policy = policyNaming('@Luis');
  expect(await learn(policy)).toEqual([]);
  expect(await paged(policy)).toEqual(['ULUIS']);
  expect(slack.calls.map(({ args }) => args['cursor'])).toEqual([undefined, 'more']);
});

test('who is not there, is a guest or has left is named as the policy writes them', async () => {
  slack.answers('users.lookupByEmail', refuses('users_not_found'));
  slack.answers(
    'users.info',
    found({ id: 'UGUEST', name: 'guest', is_restricted: true }),
    found({ id: 'UGONE', name: 'gone', deleted: true }),
    refuses('user_not_found'),
  );
  slack.answers('users.list', { body: { ok: true, members: [] } });
  const policy = policyNaming('nobody@example.com', 'UGUEST', 'UGONE', 'UNONE', '@who');
  expect(await learn(policy)).toEqual(['nobody@example.com', 'UGUEST', 'UGONE', 'UNONE', '@who']);
  expect(await paged(policy)).toEqual([]);
});

test('when Slack asks for a pause, they are asked for again after it', async () => {
  slack.answers('users.info', limits(0), found({ id: 'UPAUSE', name: 'pause' }));
  expect(await learn(policyNaming('UPAUSE'))).toEqual([]);
});

test('Slack that answers with anything else is an error: nobody is taken for missing', async () => {
  slack.answers('users.info', refuses('invalid_auth'));
  await expect(learn(policyNaming('UX1'))).rejects.toThrow('invalid_auth');
});
