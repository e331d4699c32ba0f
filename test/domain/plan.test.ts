import { expect, test } from 'vitest';
import { groupsNamed, peopleNamed, targetText, termsFor, type Directory } from '../../src/domain/plan.ts';
import type { EscalationPath, PageTarget, PathTier, Policy, RoutingFacts } from '../../src/domain/policy.ts';
import { day, hour, minute } from '../../src/domain/time.ts';
import { people } from '../support/domain.ts';

const label = { en: 'Name', es: 'Nombre' };
const user = (name: string): PageTarget => ({ user: name });
const tier = (page: readonly PageTarget[], acknowledgeWithinMs: number | null = null): PathTier => ({
  name: label,
  page,
  strategy: 'everyone',
  acknowledgeWithinMs,
});

const pathOf = (tiers: readonly PathTier[], repeat: number): EscalationPath => ({
  tiers,
  repeat,
  then: { channel: '#leads' },
});

const severity = (key: string): Policy['severities'][number] => ({
  key,
  label,
  means: label,
  acknowledgeWithinMs: 5 * minute,
  withinHours: null,
  firstUpdate: { draftAtMs: 45 * minute, withinMs: hour },
  updateEveryMs: hour,
  resolveWithinMs: day,
  warRoom: 'on_open',
});

const policy = (changes: Partial<Policy> = {}): Policy => ({
  name: 'Acme Support',
  timezone: 'Europe/Madrid',
  language: 'es',
  severities: [severity('sev1'), severity('sev2')],
  calendars: {},
  schedules: {},
  escalationPaths: { default: pathOf([tier([user('ana'), user('bruno')]), tier([user('carla')], minute)], 2) },
  routing: [{ when: null, path: 'default' }],
  roles: { escalation_manager: user('marta'), problem_coordinator: user('rosa') },
  involveWhenLate: [],
  stakeholders: { internal: { channels: ['#updates'], severities: null }, executives: null },
  customers: { approvers: [], defaultTier: null, tiers: [] },
  closing: { archiveRoomAfterMs: 7 * day, rcaFor: [], rcaDueInMs: 3 * day, feedback: true },
  services: [],
  ...changes,
});

const facts = (changes: Partial<RoutingFacts> = {}): RoutingFacts => ({
  severity: 'sev2',
  kind: null,
  route: null,
  customerTier: null,
  services: [],
  ...changes,
});

const known: Readonly<Record<string, (typeof people)[keyof typeof people]>> = people;
const directory: Directory = (target) => {
  const found = 'user' in target ? known[target.user] : undefined;
  return found ? { people: [found], missing: [] } : { people: [], missing: [targetText(target)] };
};

test('the terms name targets and the people behind them, and keep what the policy says about the severity', () => {
  expect(termsFor(policy(), facts(), directory)).toEqual({
    severity: { key: 'sev2', label, means: label, rank: 1 },
    tiers: [
      {
        name: label,
        people: [people.ana, people.bruno],
        acknowledgeWithinMs: 5 * minute,
        missing: [],
        targets: [
          { target: user('ana'), people: [people.ana] },
          { target: user('bruno'), people: [people.bruno] },
        ],
      },
      {
        name: label,
        people: [people.carla],
        acknowledgeWithinMs: minute,
        hasOwnTime: true,
        missing: [],
        targets: [{ target: user('carla'), people: [people.carla] }],
      },
    ],
    rounds: 3,
    fallbackChannel: '#leads',
    warRoom: 'on_open',
    firstUpdate: { draftAfterMs: 45 * minute, withinMs: hour },
    stakeholderChannels: ['#updates'],
    executiveChannels: [],
    manager: people.marta,
    roleHolders: [people.marta, people.rosa],
    involve: [],
    updateEveryMs: hour,
    resolveWithinMs: day,
    language: 'es',
    rcaDueInMs: 3 * day,
    archiveRoomAfterMs: 7 * day,
    problemCoordinator: { target: { user: 'rosa' }, people: [people.rosa] },
    feedback: true,
  });
});

test('the severities that call for an RCA are kept, whatever it opens with', () => {
  const closing = { ...policy().closing, rcaFor: ['sev1'] };
  expect(termsFor(policy({ closing }), facts(), directory)?.rcaFor).toEqual(['sev1']);
});

const paging = (page: readonly PageTarget[]) => policy({ escalationPaths: { default: pathOf([tier(page)], 0) } });

test('who is named twice in a tier is paged once', () => {
  const terms = termsFor(paging([user('ana'), user('ana')]), facts(), directory);
  expect(terms?.tiers[0]?.people).toEqual([people.ana]);
});

test('who cannot be found is kept by name, so that it can be said', () => {
  const page = [user('gone@example.com'), { usergroup: 'experts' }, user('ana')];
  const terms = termsFor(paging(page), facts(), directory);
  expect(terms?.tiers[0]).toMatchObject({ people: [people.ana], missing: ['gone@example.com', 'usergroup experts'] });
});

test('a policy without repetition goes through the tiers once', () => {
  expect(termsFor(paging([user('ana')]), facts(), directory)?.rounds).toBe(1);
});

test.each([
  ['every severity', null, ['#updates']],
  ['this severity', ['sev2'], ['#updates']],
  ['other severities', ['sev1'], []],
])('stakeholders of %s', (_, severities, channels) => {
  const stakeholders = { internal: { channels: ['#updates'], severities }, executives: null };
  expect(termsFor(policy({ stakeholders }), facts(), directory)?.stakeholderChannels).toEqual(channels);
});

test('roles that nobody holds leave nobody to invite', () => {
  expect(termsFor(policy({ roles: {} }), facts(), directory)).toMatchObject({ manager: null, roleHolders: [] });
});

test('a severity that the policy does not have gives no terms', () => {
  expect(termsFor(policy(), facts({ severity: 'sev9' }), directory)).toBeNull();
});

test('a policy without a path for it gives no terms', () => {
  expect(termsFor(policy({ routing: [] }), facts(), directory)).toBeNull();
});

test('targets are written as the policy file writes them', () => {
  expect([user('dana@example.com'), { usergroup: 'experts' }, { schedule: 'payments' }].map(targetText)).toEqual([
    'dana@example.com',
    'usergroup experts',
    'schedule payments',
  ]);
});

test('everybody that the policy names must be known, each once', () => {
  const named = peopleNamed(policy({ roles: { escalation_manager: user('ana'), problem_coordinator: user('rosa') } }));
  expect(named).toEqual(['ana', 'bruno', 'carla', 'rosa']);
});

test('whoever approves or is brought in late must be known as well, and every user group', () => {
  const named = policy({
    involveWhenLate: [{ usergroup: 'directors' }, user('dana')],
    customers: { approvers: [user('leo')], defaultTier: null, tiers: [] },
    escalationPaths: { default: pathOf([tier([{ usergroup: 'experts' }, { usergroup: 'directors' }])], 0) },
  });
  expect(peopleNamed(named)).toEqual(['marta', 'rosa', 'dana', 'leo']);
  expect(groupsNamed(named)).toEqual(['experts', 'directors']);
});

test('who is paged one at a time takes turns by path and tier', () => {
  const inTurn = { ...tier([user('ana'), user('bruno')]), strategy: 'one_at_a_time' } as const;
  const paths = { default: pathOf([tier([user('carla')]), inTurn], 0) };
  const tiers = termsFor(policy({ escalationPaths: paths }), facts(), directory)?.tiers;
  expect(tiers?.map(({ turn }) => turn)).toEqual([undefined, 'default/2']);
});

test('the hours of a severity come along, so that a policy changed later re-times nothing', () => {
  const office = { timezone: 'Europe/Madrid', hours: { 'mon-fri': '09:00-18:00' }, holidays: [] };
  const severities = [{ ...severity('sev1'), withinHours: 'office' }, severity('sev2')];
  const within = policy({ calendars: { office }, severities });
  expect(termsFor(within, facts({ severity: 'sev1' }), directory)?.hours).toEqual(office);
  expect(termsFor(within, facts({ severity: 'sev2' }), directory)?.hours).toBeUndefined();
});

test('a channel that the policy names twice is told once', () => {
  const stakeholders = {
    internal: { channels: ['#updates', '#updates', '#more'], severities: null },
    executives: null,
  };
  expect(termsFor(policy({ stakeholders }), facts(), directory)?.stakeholderChannels).toEqual(['#updates', '#more']);
});

test.each([
  ['every severity', null, ['#exec']],
  ['this severity', ['sev2'], ['#exec']],
  ['other severities', ['sev1'], []],
])('executives of %s', (_, severities, channels) => {
  const stakeholders = { internal: null, executives: { channels: ['#exec', '#exec'], severities } };
  expect(termsFor(policy({ stakeholders }), facts(), directory)?.executiveChannels).toEqual(channels);
});

test('a channel in both audiences is one of the internal ones, of which severity they are told', () => {
  const audience = (severities: readonly string[]) => ({ channels: ['#updates'], severities });
  const both = policy({ stakeholders: { internal: audience(['sev2']), executives: audience(['sev1', 'sev2']) } });
  const of = (severity: string) => termsFor(both, facts({ severity }), directory);
  expect(of('sev2')).toMatchObject({ stakeholderChannels: ['#updates'], executiveChannels: [] });
  expect(of('sev1')).toMatchObject({ stakeholderChannels: [], executiveChannels: ['#updates'] });
});

test('everybody who is ever on call must be known as well', () => {
  const rotation = { every: { days: 1 }, first: 0, people: ['ana', 'olga'] };
  const overrides = [{ from: 0, to: day, person: 'leo' }];
  const payments = { timezone: 'UTC', layers: [{ rotation, restrict: null }], overrides };
  expect(peopleNamed(policy({ schedules: { payments } }))).toEqual([
    'ana',
    'bruno',
    'carla',
    'marta',
    'rosa',
    'olga',
    'leo',
  ]);
});

test('a schedule that has nobody on call is kept by name, each once', () => {
  const page = [{ schedule: 'nights' }, { schedule: 'nights' }, user('ana')];
  const nobody: Directory = (target) =>
    'schedule' in target ? { people: [], missing: [], nobodyOnCall: [target.schedule] } : directory(target);
  const [tier1] = termsFor(paging(page), facts(), nobody)?.tiers ?? [];
  expect(tier1).toMatchObject({ people: [people.ana], missing: [], nobodyOnCall: ['nights'] });
});

test('nobody is asked how it went where the policy does not want that, and who speaks for the customer is known', () => {
  const roles = { customer_executive: user('carla') };
  const closing = { ...policy().closing, feedback: false };
  const quiet = termsFor(policy({ roles, closing }), facts(), directory);
  expect(quiet).not.toHaveProperty('feedback');
  expect(quiet?.customerExecutive).toEqual({ target: user('carla'), people: [people.carla] });
});
