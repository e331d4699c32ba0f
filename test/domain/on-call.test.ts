import { expect, test } from 'vitest';
import { gapsAhead, onCallNow, withOnCall } from '../../src/domain/on-call.ts';
import type { Directory } from '../../src/domain/plan.ts';
import type { Schedule } from '../../src/domain/rota.ts';
import { day, hour } from '../../src/domain/time.ts';
import { people, start } from '../support/domain.ts';

const rota = (names: readonly string[], first = start - 9 * day): Schedule => ({
  timezone: 'UTC',
  layers: [{ rotation: { every: { days: 7 }, first, people: names }, restrict: null }],
  overrides: [],
});
const schedules = { payments: rota(['ana', 'bruno']), gone: rota(['zoe']), later: rota(['ana'], start + 2 * day) };

const known: Readonly<Record<string, (typeof people)[keyof typeof people]>> = people;
const directory: Directory = (target) => {
  const found = 'user' in target ? known[target.user] : undefined;
  return found ? { people: [found], missing: [] } : { people: [], missing: ['user' in target ? target.user : '?'] };
};

test('behind a schedule stands whoever is on call at that moment', () => {
  expect(withOnCall(directory, schedules, start)({ schedule: 'payments' }).people).toEqual([people.bruno]);
  expect(withOnCall(directory, schedules, start + 5 * day)({ schedule: 'payments' }).people).toEqual([people.ana]);
});

test('who is on call and not known is named with the schedule', () => {
  expect(withOnCall(directory, schedules, start)({ schedule: 'gone' })).toEqual({
    people: [],
    missing: ['schedule gone: zoe'],
  });
});

test('a schedule that has nobody is named as such', () => {
  expect(withOnCall(directory, schedules, start)({ schedule: 'later' })).toEqual({
    people: [],
    missing: [],
    nobodyOnCall: ['later'],
  });
});

test('targets that are no schedule are found as before', () => {
  expect(withOnCall(directory, schedules, start)({ user: 'ana' }).people).toEqual([people.ana]);
});

test('of every schedule it is told who has it, until when, and who is next', () => {
  expect(onCallNow(schedules, directory, start)).toEqual([
    {
      schedule: 'payments',
      holder: { name: 'bruno', id: people.bruno },
      next: { at: start + 5 * day, holder: { name: 'ana', id: people.ana } },
    },
    { schedule: 'gone', holder: { name: 'zoe', id: null }, next: null },
    {
      schedule: 'later',
      holder: null,
      next: { at: start + 2 * day, holder: { name: 'ana', id: people.ana } },
    },
  ]);
});

test('gaps are looked for in the week to come, and cut to it', () => {
  expect(gapsAhead(schedules, start)).toEqual([{ schedule: 'later', from: start, to: start + 2 * day }]);
  expect(gapsAhead(schedules, start - 5 * day - hour)).toEqual([
    { schedule: 'later', from: start - 5 * day - hour, to: start + 2 * day - hour },
  ]);
  expect(gapsAhead({ payments: schedules.payments }, start)).toEqual([]);
});
