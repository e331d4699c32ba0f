import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { asUserId } from '../../src/domain/ids.ts';
import { withOnCall } from '../../src/domain/on-call.ts';
import { targetText, type Directory, type WhyMissing } from '../../src/domain/plan.ts';
import type { Policy, RoutingFacts } from '../../src/domain/policy.ts';
import { simulate, type Simulation } from '../../src/domain/simulate.ts';
import { readPolicy } from '../../src/policy-file.ts';

/** Payments has three tiers and two more rounds; everything else goes to Dana. The schedule: Ana's week, then Bruno's. */
const text = readFileSync(new URL('../support/simulated-policy.yml', import.meta.url), 'utf8');
const policyOf = (changed = text): Policy => {
  const read = readPolicy(changed);
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  return read.policy;
};

const groups: Readonly<Record<string, readonly string[]>> = { experts: ['carla', 'bruno'], ghosts: [] };
const unusable: Readonly<Record<string, WhyMissing>> = { zoe: 'unknown', gone: 'deactivated', guest: 'guest' };
const slack: Directory = (target) => {
  const name = targetText(target);
  if ('usergroup' in target) {
    const members = groups[target.usergroup];
    if (members?.length) return { people: members.map(asUserId), missing: [] };
    return { people: [], missing: [name], why: { [name]: members ? 'empty_group' : 'no_such_group' } };
  }
  const why = unusable[name];
  return why ? { people: [], missing: [name], why: { [name]: why } } : { people: [asUserId(name)], missing: [] };
};

const at = (local: string) => DateTime.fromSQL(local, { zone: 'Europe/Madrid' }).toMillis();
const shown = (moment: number) => DateTime.fromMillis(moment, { zone: 'Europe/Madrid' }).toFormat('ccc HH:mm');

function run(facts: Partial<RoutingFacts>, when: string, policy = policyOf()): Simulation {
  const all = { severity: 'sev1', kind: null, route: null, customerTier: null, services: [], ...facts };
  const found = simulate(policy, all, (moment) => withOnCall(slack, policy.schedules, moment), at(when));
  if (!found) throw new Error('no such severity');
  return found;
}

/** As one would tell it: `Sun 03:00 1/1 ana` is round 1, tier 1. */
const told = ({ steps, end }: Simulation): readonly string[] => [
  ...steps.map(({ at: moment, round, tier, pages }) =>
    `${shown(moment)} ${round}/${tier} ${pages.map(({ person }) => person).join(', ')}`.trimEnd(),
  ),
  `${shown(end.at)} ${end.channel}`,
];

test('SEV1, checkout, strategic, Sunday 03:00: who, when, in which order, and what happens at the end', () => {
  const found = run({ services: ['checkout'], customerTier: 'strategic' }, '2026-11-29 03:00');
  expect(found.rule).toMatchObject({ index: 0, entry: { path: 'payments' } });
  expect(told(found)).toEqual([
    'Sun 03:00 1/1 ana',
    'Sun 03:05 1/2 carla, bruno',
    'Sun 03:15 1/3 dana, luis',
    'Sun 03:20 2/1 ana',
    'Sun 03:25 2/2 carla, bruno',
    'Sun 03:35 2/3 dana, luis',
    'Sun 03:40 #leads',
  ]);
});

test('who is paged by a schedule is whoever has the turn then, and says so', () => {
  const step = run({ services: ['checkout'] }, '2026-12-01 10:00').steps[0];
  expect(step).toMatchObject({ pages: [{ person: 'bruno', via: { schedule: 'payments' } }] });
});

test('the first rule that fits takes it, the last one whatever no other took', () => {
  const managers = { kind: 'hierarchical', route: 'managerial', customerTier: 'strategic' } as const;
  expect(run(managers, '2026-11-29 03:00').rule).toMatchObject({ index: 1, entry: { path: 'default' } });
  expect(run({}, '2026-11-29 03:00').rule).toMatchObject({ index: 2, entry: { when: null } });
});

test('where only opening hours count, times wait for them', () => {
  expect(told(run({ severity: 'sev3' }, '2026-11-29 03:00'))).toEqual(['Sun 03:00 1/1 dana', 'Mon 13:00 #leads']);
});

test('everybody who is left out is named, with the reason', () => {
  const targets = '{ user: zoe }, { user: gone }, { user: guest }, { usergroup: ghosts }, { usergroup: nowhere }';
  const policy = policyOf(text.replace('[{ schedule: payments }]', `[${targets}, { schedule: later }, { user: ana }]`));
  const [first] = run({ services: ['checkout'] }, '2026-11-29 03:00', policy).steps;
  expect(first?.pages.map(({ person }) => person)).toEqual(['ana']);
  expect(first?.leftOut.map(({ who, why }) => `${who}: ${why}`)).toEqual([
    'zoe: unknown',
    'gone: deactivated',
    'guest: guest',
    'usergroup ghosts: empty_group',
    'usergroup nowhere: no_such_group',
    'later: nobody_on_call',
  ]);
});

test('who is named twice in a tier is paged once, and it says so', () => {
  const policy = policyOf(text.replace('[{ usergroup: experts }]', '[{ usergroup: experts }, { user: carla }]'));
  const [, second] = run({ services: ['checkout'] }, '2026-11-29 03:00', policy).steps;
  expect(second?.pages.map(({ person }) => person)).toEqual(['carla', 'bruno']);
  expect(second?.leftOut).toEqual([{ who: 'carla', isPerson: true, why: 'already_paged' }]);
});

test('a tier without anybody is passed over and shown, in every round and at its end', () => {
  const policy = policyOf(
    text
      .replace('[{ usergroup: experts }]', '[{ usergroup: ghosts }]')
      .replace('{ user: dana }, { user: luis }', '{ user: zoe }'),
  );
  expect(told(run({ services: ['checkout'] }, '2026-11-29 03:00', policy))).toEqual([
    'Sun 03:00 1/1 ana',
    'Sun 03:05 1/2',
    'Sun 03:05 1/3',
    'Sun 03:05 2/1 ana',
    'Sun 03:10 2/2',
    'Sun 03:10 2/3',
    'Sun 03:10 #leads',
  ]);
});

test('where nobody can be paged at all, the channel is told at once', () => {
  const policy = policyOf(text.replace('page: [{ user: dana }]\n', 'page: [{ user: zoe }]\n'));
  const found = run({}, '2026-11-29 03:00', policy);
  expect(told(found)).toEqual(['Sun 03:00 1/1', 'Sun 03:00 #leads']);
  expect(found.steps[0]).toMatchObject({ answerBy: null, leftOut: [{ who: 'zoe', why: 'unknown' }] });
});

test('of a tier that is asked one at a time all are named, of whom one is paged', () => {
  const policy = policyOf(
    text.replace('[{ usergroup: experts }]', '[{ usergroup: experts }]\n        strategy: one_at_a_time'),
  );
  const [, second] = run({ services: ['checkout'] }, '2026-11-29 03:00', policy).steps;
  expect(second).toMatchObject({ oneAtATime: true, pages: [{ person: 'carla' }, { person: 'bruno' }], leftOut: [] });
});

test('who is in two tiers is paged once a round, and a tier of nobody else is passed over', () => {
  const policy = policyOf(text.replace('{ user: dana }, { user: luis }', '{ user: carla }'));
  const found = run({ services: ['checkout'] }, '2026-11-29 03:00', policy);
  expect(told(found)).toEqual([
    'Sun 03:00 1/1 ana',
    'Sun 03:05 1/2 carla, bruno',
    'Sun 03:15 1/3',
    'Sun 03:15 2/1 ana',
    'Sun 03:20 2/2 carla, bruno',
    'Sun 03:30 2/3',
    'Sun 03:30 #leads',
  ]);
  expect(found.steps[2]?.leftOut).toEqual([{ who: 'carla', isPerson: true, why: 'already_paged' }]);
});

test('of those who are asked one at a time, whoever was paged in the round is not asked again', () => {
  const inTurn = '[{ user: ana }, { user: carla }]\n        strategy: one_at_a_time';
  const [, second] = run(
    { services: ['checkout'] },
    '2026-11-29 03:00',
    policyOf(text.replace('[{ usergroup: experts }]', inTurn)),
  ).steps;
  expect(second).toMatchObject({ pages: [{ person: 'carla' }], leftOut: [{ who: 'ana', why: 'already_paged' }] });
});

test('whoever takes over between two rounds is paged in the second', () => {
  const found = run({ services: ['checkout'] }, '2026-11-30 08:50');
  expect(told(found).filter((line) => line.includes('/1 '))).toEqual(['Mon 08:50 1/1 ana', 'Mon 09:10 2/1 bruno']);
});

test('a severity that the policy does not have gives nothing', () => {
  const facts = { severity: 'sev9', kind: null, route: null, customerTier: null, services: [] };
  expect(simulate(policyOf(), facts, () => slack, 0)).toBeNull();
});
