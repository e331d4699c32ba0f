import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pathFor, severityOf, type Policy } from '../src/domain/policy.ts';
import { day, hour, minute } from '../src/domain/time.ts';
import { describeMistakes, readPolicy } from '../src/policy-file.ts';
import { wholePolicy } from './support/whole-policy.ts';

function policyOf(text: string): Policy {
  const read = readPolicy(text);
  if (!read.ok) throw new Error(describeMistakes('policy.yml', read.mistakes));
  return read.policy;
}

describe('a policy file', () => {
  test('is read whole, with its durations in milliseconds', () => {
    const policy = policyOf(wholePolicy);
    expect(severityOf(policy, 'sev1')).toMatchObject({
      acknowledgeWithinMs: 5 * minute,
      withinHours: 'office',
      firstUpdate: { draftAtMs: 45 * minute, withinMs: hour },
      updateEveryMs: 90_000,
      resolveWithinMs: 4 * hour,
      warRoom: 'on_open',
    });
    expect(policy.escalationPaths['payments']).toEqual({
      tiers: [
        {
          name: { en: 'Front line', es: 'Primera línea' },
          page: [{ schedule: 'payments' }],
          strategy: 'everyone',
          acknowledgeWithinMs: null,
        },
        {
          name: { en: 'Specialists', es: 'Especialistas' },
          page: [{ usergroup: 'payments-experts' }, { user: 'dana@example.com' }],
          strategy: 'one_at_a_time',
          acknowledgeWithinMs: 10 * minute,
        },
      ],
      repeat: 2,
      then: { channel: '#support-leads' },
    });
    expect(policy.schedules['payments']?.rotation.everyMs).toBe(7 * day);
    expect(policy.closing).toEqual({
      archiveRoomAfterMs: 7 * day,
      rcaFor: ['sev1'],
      rcaDueInMs: 5 * day,
      feedback: false,
    });
  });

  test('keeps its severities in the order in which they are written', () => {
    const more = wholePolicy.replace('  sev1:\n', `  worst: &same\n    ${severityText}\n  sev1:\n`);
    expect(policyOf(more).severities.map(({ key }) => key)).toEqual(['worst', 'sev1']);
  });

  test('may leave out what has a default', () => {
    const short = wholePolicy
      .replace(/^(timezone|language|services|closing|involve_when_late).*\n/gm, '')
      .replace(/^(roles|stakeholders|customers|calendars|schedules):\n( .*\n)+/gm, '')
      .replace('    within_hours: office\n', '')
      .replace('{ schedule: payments }', '{ user: ana }')
      .replace(/ {2}- when: .*\n {4}path: payments\n/, '');
    expect(policyOf(short)).toMatchObject({
      timezone: 'UTC',
      language: 'en',
      calendars: {},
      roles: {},
      stakeholders: { internal: null, executives: null },
      customers: { approvers: [], defaultTier: null, tiers: [] },
      closing: { archiveRoomAfterMs: 7 * day, rcaFor: [], rcaDueInMs: 5 * day, feedback: true },
    });
  });

  test('comes with Relevo, for the local workspace', () => {
    const policy = policyOf(readFileSync('src/default-policy.yml', 'utf8'));
    expect(policy.severities.map(({ key }) => key)).toEqual(['sev1', 'sev2', 'sev3']);
    expect(policy.escalationPaths['default']?.tiers.map(({ page }) => page)).toEqual([
      [{ user: 'bruno@example.com' }, { user: 'marta@example.com' }],
      [{ user: 'dana@example.com' }],
      [{ user: 'luis@example.com' }],
    ]);
  });
});

const severityText = [
  'label: { en: Worst, es: Peor }',
  'means: { en: Worst, es: Peor }',
  'acknowledge_within: 1m',
  'first_update: { draft_at: 5m, within: 10m }',
  'update_every: 10m',
  'resolve_within: 1h',
  'war_room: manual',
].join('\n    ');

describe('the path of an escalation', () => {
  const policy = policyOf(wholePolicy);
  const facts = { severity: 'sev1', kind: null, route: null, customerTier: null, services: [] };

  test('is that of the first entry whose conditions all hold', () => {
    const path = pathFor(policy, { ...facts, customerTier: 'strategic', services: ['login', 'checkout'] });
    expect(path).toBe(policy.escalationPaths['payments']);
  });

  test('is that of the last entry when no condition holds, or not all of them', () => {
    expect(pathFor(policy, facts)).toBe(policy.escalationPaths['default']);
    expect(pathFor(policy, { ...facts, services: ['checkout'] })).toBe(policy.escalationPaths['default']);
  });
});
