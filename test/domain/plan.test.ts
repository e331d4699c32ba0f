import { expect, test } from 'vitest';
import { peopleNamed, targetText, termsFor, type Directory } from '../../src/domain/plan.ts';
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
  return found ? [found] : [];
};

test('the terms name people, and keep what the policy says about the severity', () => {
  expect(termsFor(policy(), facts(), directory)).toEqual({
    severity: { key: 'sev2', label, means: label, rank: 1 },
    tiers: [
      { name: label, people: [people.ana, people.bruno], acknowledgeWithinMs: 5 * minute, missing: [] },
      { name: label, people: [people.carla], acknowledgeWithinMs: minute, missing: [] },
    ],
    rounds: 3,
    fallbackChannel: '#leads',
    warRoom: 'on_open',
    firstUpdate: { draftAfterMs: 45 * minute, withinMs: hour },
    stakeholderChannels: ['#updates'],
    manager: people.marta,
    roleHolders: [people.marta, people.rosa],
    language: 'es',
    rcaDueInMs: 3 * day,
  });
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

test('a channel that the policy names twice is told once', () => {
  const stakeholders = {
    internal: { channels: ['#updates', '#updates', '#more'], severities: null },
    executives: null,
  };
  expect(termsFor(policy({ stakeholders }), facts(), directory)?.stakeholderChannels).toEqual(['#updates', '#more']);
});
