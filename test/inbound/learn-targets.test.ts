import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { asTeamId, asUserId } from '../../src/domain/ids.ts';
import type { PageTarget, Policy } from '../../src/domain/policy.ts';
import { day, hour } from '../../src/domain/time.ts';
import { keepGroups } from '../../src/inbound/slack/keep-groups.ts';
import type { Whom } from '../../src/inbound/slack/learn-groups.ts';
import { learnTargets } from '../../src/inbound/slack/learn-targets.ts';
import { loadPolicy } from '../../src/launch.ts';
import { sendingClient } from '../../src/platform/slack-web.ts';
import { findReader } from '../../src/queries/readers.ts';
import { termsFor } from '../../src/queries/terms.ts';
import { start } from '../support/domain.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { silentLog } from '../support/log.ts';
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
  const customers = { ...base.customers, approvers: [] };
  return {
    ...base,
    roles: {},
    customers,
    escalationPaths: { default: { tiers: [tier], repeat: 0, then: { channel: '#x' } } },
  };
};
const learn = (policy: Policy, whom: Whom = 'everybody') =>
  learnTargets({ desk, policy, team, web: sendingClient('xoxb-test', apiUrl) }, whom);
const paged = async (policy: Policy) => {
  const facts = { severity: 'sev1', kind: null, route: null, customerTier: null, services: [] };
  return (await termsFor(desk.db, team, policy, facts, start))?.tiers[0]?.people;
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

test('whoever can be paged already is not asked for again, when only newcomers are', async () => {
  slack.always('users.info', { ok: true, user: { id: 'UOLD', name: 'old' } });
  await learn(policyNaming('UOLD'));
  slack.answers('users.info', found({ id: 'UNEW', name: 'new' }));
  expect(await learn(policyNaming('UOLD', 'UNEW'), 'newcomers')).toEqual([]);
  expect(slack.calls.map(({ args }) => args['user'])).toEqual(['UOLD', 'UNEW']);
  expect(await learn(policyNaming('UOLD', 'UNEW'), 'newcomers')).toEqual([]);
  expect(slack.calls).toHaveLength(2);
});

test('somebody who could not be paged is asked for again with the newcomers: they may be back', async () => {
  slack.answers(
    'users.info',
    found({ id: 'UBACK', name: 'back', deleted: true }),
    found({ id: 'UBACK', name: 'back' }),
  );
  expect(await learn(policyNaming('UBACK'))).toEqual(['UBACK']);
  expect(await learn(policyNaming('UBACK'), 'newcomers')).toEqual([]);
});

test('a pause that Slack asks for ends when the process does', async () => {
  const stopping = new AbortController();
  slack.answers('users.info', limits(3_600));
  const learning = learnTargets(
    { desk, policy: policyNaming('UWAIT'), team, web: sendingClient('xoxb-test', apiUrl), signal: stopping.signal },
    'everybody',
  );
  stopping.abort();
  await expect(learning).rejects.toThrow(/abort/i);
});

test('when Slack asks for a pause, they are asked for again after it', async () => {
  slack.answers('users.info', limits(0), found({ id: 'UPAUSE', name: 'pause' }));
  expect(await learn(policyNaming('UPAUSE'))).toEqual([]);
});

test('Slack that answers with anything else is an error: nobody is taken for missing', async () => {
  slack.answers('users.info', refuses('invalid_auth'));
  await expect(learn(policyNaming('UX1'))).rejects.toThrow('invalid_auth');
});

const naming = (...usergroups: string[]): Policy => {
  const policy = policyNaming();
  const page: PageTarget[] = usergroups.map((usergroup) => ({ usergroup }));
  const [tier] = policy.escalationPaths['default']?.tiers ?? [];
  const tiers = tier ? [{ ...tier, page }] : [];
  return { ...policy, escalationPaths: { default: { tiers, repeat: 0, then: { channel: '#x' } } } };
};
const groups = (...usergroups: object[]) => ({ body: { ok: true, usergroups } });
const experts = (users: string[], more: object = {}) => ({
  id: 'S1',
  handle: 'experts',
  date_delete: 0,
  users,
  ...more,
});

test.each(['experts', '@Experts', 'S1'])('a user group named %s is paged by its members', async (name) => {
  slack.answers('usergroups.list', groups(experts(['UEVA', 'UFIN']), { id: 'S2', handle: 'others', users: ['UDANA'] }));
  slack.answers('users.info', found({ id: 'UEVA', name: 'eva' }), found({ id: 'UFIN', name: 'fin' }));
  expect(await learn(naming(name))).toEqual([]);
  expect(await paged(naming(name))).toEqual(['UEVA', 'UFIN']);
});

test('members who left, are guests, or whom Slack does not know are skipped and named', async () => {
  slack.answers('usergroups.list', groups(experts(['UEVA', 'UGAST', 'UALT', 'UWER'])));
  slack.answers(
    'users.info',
    found({ id: 'UEVA', name: 'eva' }),
    found({ id: 'UGAST', name: 'gast', is_restricted: true }),
    found({ id: 'UALT', name: 'alt', deleted: true }),
    refuses('user_not_found'),
  );
  const skipped = ['gast (usergroup experts)', 'alt (usergroup experts)', 'UWER (usergroup experts)'];
  expect(await learn(naming('experts'))).toEqual(skipped);
  expect(await paged(naming('experts'))).toEqual(['UEVA']);
});

test.each([
  ['is not there', groups()],
  ['has nobody in it', groups(experts([]))],
  ['is switched off', groups(experts(['UEVA'], { date_delete: 1_763_900_000 }))],
])('a user group that %s is named, and pages nobody', async (_, list) => {
  slack.answers('usergroups.list', list);
  expect(await learn(naming('experts'))).toEqual(['usergroup experts']);
  expect(await paged(naming('experts'))).toEqual([]);
});

test('a plan without user groups is said to be one', async () => {
  slack.answers('usergroups.list', refuses('plan_upgrade_required'));
  expect(await learn(naming('experts'))).toEqual([
    expect.stringMatching(/^usergroup experts \(.*plan has no user groups/),
  ]);
});

test('an app that may not look any more pages whom it knew, and says so', async () => {
  slack.answers('usergroups.list', groups(experts(['UEVA'])), refuses('missing_scope'));
  slack.answers('users.info', found({ id: 'UEVA', name: 'eva' }));
  await learn(naming('experts', 'none'));
  expect(await learn(naming('experts', 'none'))).toEqual([expect.stringMatching(/^usergroup none \(missing_scope/)]);
  expect(await paged(naming('experts'))).toEqual(['UEVA']);
});

test('a large group is looked for in the list of everybody', async () => {
  const ids = Array.from({ length: 30 }, (_, index) => `UX${index}`);
  slack.answers('usergroups.list', groups(experts(ids)));
  slack.answers('users.list', { body: { ok: true, members: ids.map((id) => ({ id, name: id.toLowerCase() })) } });
  expect(await learn(naming('experts'))).toEqual([]);
  expect(await paged(naming('experts'))).toHaveLength(30);
  expect(slack.calls.map(({ method }) => method)).toEqual(['usergroups.list', 'users.list']);
});

test('where the policy names no user group, none is asked for: the app may lack the scope', async () => {
  await learn(policyNaming());
  expect(slack.calls).toEqual([]);
});

test('groups are looked up again when asked after an hour, and not before', async () => {
  let now = 0;
  const policy = naming('experts');
  const keeper = keepGroups(
    { desk, team, web: sendingClient('xoxb-test', apiUrl), log: silentLog, policy: () => policy },
    () => now,
  );
  slack.always('usergroups.list', { ok: true, usergroups: [experts(['UEVA'])] });
  now = hour;
  keeper.freshen();
  expect(slack.calls).toEqual([]);
  now += 1;
  keeper.freshen();
  await keeper.refresh();
  expect(slack.calls.length).toBeGreaterThan(0);
  await keeper.stop();
  expect(await paged(policy)).toEqual(['UEVA']);
});

test('everybody of a schedule is learnt, and named when they are not there, whoever is on call', async () => {
  const rotation = { every: { days: 1 }, first: start - day, people: ['UONE', 'UTWO', 'UNONE'] };
  const overrides = [{ from: start, to: start + day, person: 'UONE' }];
  const payments = { timezone: 'UTC', layers: [{ rotation, restrict: null }], overrides };
  const [tier] = policyNaming().escalationPaths['default']?.tiers ?? [];
  const tiers = tier ? [{ ...tier, page: [{ schedule: 'payments' }] }] : [];
  const escalationPaths = { default: { tiers, repeat: 0, then: { channel: '#x' } } };
  const policy = { ...policyNaming(), escalationPaths, schedules: { payments } };
  slack.answers(
    'users.info',
    found({ id: 'UONE', name: 'one' }),
    found({ id: 'UTWO', name: 'two' }),
    refuses('user_not_found'),
  );
  slack.answers('users.list', { body: { ok: true, members: [] } });
  expect(await learn(policy)).toEqual(['UNONE']);
  expect(await paged(policy)).toEqual(['UONE']);
});
