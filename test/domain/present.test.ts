import { expect, test } from 'vitest';
import type { UserId } from '../../src/domain/ids.ts';
import { withOnCall } from '../../src/domain/on-call.ts';
import type { Directory, Found } from '../../src/domain/plan.ts';
import type { PageTarget } from '../../src/domain/policy.ts';
import { namedIn, presentTerms } from '../../src/domain/present.ts';
import type { Schedule } from '../../src/domain/rota.ts';
import type { Tier } from '../../src/domain/terms.ts';
import { day, hour } from '../../src/domain/time.ts';
import { people, start, terms, tierOf } from '../support/domain.ts';

const { ana, bruno, carla } = people;
const group: PageTarget = { usergroup: 'payments-experts' };
const schedule: PageTarget = { schedule: 'payments' };

const behind = (target: PageTarget, meant: readonly UserId[]): Tier => ({
  ...tierOf(meant),
  targets: [{ target, people: meant }],
});
const answering =
  (found: Found): Directory =>
  () =>
    found;
const tierNow = (tier: Tier, directory: Directory): Tier | undefined =>
  presentTerms(terms({ tiers: [tier] }), directory).tiers[0];

const rota: Schedule = {
  timezone: 'UTC',
  layers: [{ rotation: { every: { days: 1 }, first: start - hour, people: ['ana', 'bruno'] }, restrict: null }],
  overrides: [],
};

test('whoever is in the group now is in the tier, whoever it was when it opened', () => {
  const now = tierNow(behind(group, [ana]), answering({ people: [bruno, carla], missing: [] }));
  expect(now).toMatchObject({ people: [bruno, carla], missing: [], targets: [{ target: group, people: [ana] }] });
});

test('a group that is empty by now leaves the tier empty, and is named', () => {
  const now = tierNow(behind(group, [ana]), answering({ people: [], missing: ['usergroup payments-experts'] }));
  expect(now).toMatchObject({ people: [], missing: ['usergroup payments-experts'] });
});

test('what nobody knows any more means those whom it meant at first', () => {
  const gone: Found = { people: [], missing: ['schedule payments'], unknown: true };
  expect(tierNow(behind(schedule, [ana]), answering(gone))).toMatchObject({ people: [ana], missing: [] });
  expect(tierNow(behind(schedule, []), answering(gone))).toMatchObject({ people: [], missing: ['schedule payments'] });
});

test('a schedule that had nobody at first has somebody later', () => {
  const uncovered = { ...behind(schedule, []), nobodyOnCall: ['payments'] };
  expect(tierNow(uncovered, answering({ people: [ana], missing: [] }))).not.toHaveProperty('nobodyOnCall');
});

test('an escalation that was opened before targets were kept goes on with its people', () => {
  expect(tierNow(tierOf([ana]), answering({ people: [bruno], missing: [] }))?.people).toEqual([ana]);
});

test('of a schedule only whoever is on call at that moment has to be known', () => {
  const both = terms({ tiers: [behind(schedule, []), behind(group, []), behind({ user: 'zoe' }, [])] });
  const names = (now: number) => namedIn([both, both], { payments: rota }, now);
  expect(names(start)).toEqual({ people: ['ana', 'zoe'], groups: ['payments-experts'] });
  expect(names(start + day).people).toEqual(['bruno', 'zoe']);
});

test('a handover between two tiers counts for the second', () => {
  const directory: Directory = (target) => ({
    people: 'user' in target && target.user === 'bruno' ? [bruno] : [ana],
    missing: [],
  });
  const at = (now: number) => tierNow(behind(schedule, [ana]), withOnCall(directory, { payments: rota }, now))?.people;
  expect([at(start), at(start + 23 * hour)]).toEqual([[ana], [bruno]]);
});

test('who writes an RCA is whoever holds the role by now', () => {
  const problemCoordinator = { target: schedule, people: [ana] };
  const now = (found: Found) =>
    presentTerms(terms({ problemCoordinator }), answering(found)).problemCoordinator?.people;
  expect(now({ people: [bruno], missing: [] })).toEqual([bruno]);
  expect(now({ people: [], missing: [], nobodyOnCall: ['payments'] })).toEqual([]);
  expect(namedIn([terms({ problemCoordinator })], { payments: rota }, start).people).toEqual(['ana']);
});
