import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pathFor, severityOf, type Policy } from '../src/domain/policy.ts';
import { gapsBetween, shiftsBetween } from '../src/domain/rota.ts';
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
    const people = ['ana@example.com', 'U024BE7LH'];
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
    expect(policy.schedules).toEqual({
      payments: {
        timezone: 'Europe/Madrid',
        layers: [{ rotation: { every: { days: 7 }, first: Date.UTC(2026, 0, 5, 9), people }, restrict: null }],
        overrides: [{ from: Date.UTC(2026, 11, 24, 18), to: Date.UTC(2026, 11, 25, 18), person: 'bruno' }],
      },
      support: {
        timezone: 'Europe/London',
        layers: [
          {
            rotation: { every: { days: 1 }, first: Date.UTC(2026, 0, 5, 9), people: ['ana@example.com'] },
            restrict: null,
          },
          {
            rotation: { every: { hours: 12 }, first: Date.UTC(2026, 0, 9, 18), people: ['bruno'] },
            restrict: [5, 6, 7, 1].map((weekday) => ({ weekday, fromMs: 18 * hour, toMs: 33 * hour })),
          },
        ],
        overrides: [],
      },
    });
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

test('the schedules that the documentation shows leave nobody out and no hour open', () => {
  const [, shown = ''] = /```yaml\n([^]*?)```/.exec(readFileSync('docs/schedules.md', 'utf8')) ?? [];
  const policy = readFileSync('src/default-policy.yml', 'utf8').replace(
    'escalation_paths:',
    `${shown}escalation_paths:`,
  );
  const from = Date.UTC(2026, 9, 12, 12);
  for (const schedule of Object.values(policyOf(policy).schedules)) {
    const shifts = shiftsBetween(schedule, from, from + 28 * day);
    expect(new Set(shifts.map(({ person }) => person))).toEqual(
      new Set(schedule.layers.flatMap(({ rotation }) => rotation.people)),
    );
    expect(gapsBetween(schedule, from, from + 28 * day)).toEqual([]);
  }
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
    expect(path).toEqual({ key: 'payments', ...policy.escalationPaths['payments'] });
  });

  test('is that of the last entry when no condition holds, or not all of them', () => {
    expect(pathFor(policy, facts)).toEqual({ key: 'default', ...policy.escalationPaths['default'] });
    expect(pathFor(policy, { ...facts, services: ['checkout'] })).toEqual({
      key: 'default',
      ...policy.escalationPaths['default'],
    });
  });
});
