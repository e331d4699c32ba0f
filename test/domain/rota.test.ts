import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import {
  gapsBetween,
  nextHandover,
  onCallAt,
  shiftsBetween,
  type Layer,
  type Schedule,
} from '../../src/domain/rota.ts';
import { firstHandover, type Rotation } from '../../src/domain/rota-rotation.ts';
import type { Restriction } from '../../src/domain/rota-restriction.ts';
import { momentOf } from '../../src/domain/local-time.ts';
import { day, hour, minute } from '../../src/domain/time.ts';

const madrid = 'Europe/Madrid';
/** What a clock shows on that day: `2026-01-05 09:00`. */
const local = (text: string) => DateTime.fromSQL(text, { zone: 'utc' }).toMillis();
const at = (text: string, zone = madrid) => momentOf(local(text), zone);
const shown = (moment: number, zone = madrid) => DateTime.fromMillis(moment, { zone }).toFormat('ccc d LLL HH:mm');

const weekly = (...people: string[]): Rotation => ({ every: { days: 7 }, first: local('2026-01-05 09:00'), people });
const always = (rotation: Rotation): Layer => ({ rotation, restrict: null });
const schedule = (layers: readonly Layer[], overrides: Schedule['overrides'] = []): Schedule => ({
  timezone: madrid,
  layers,
  overrides,
});
const payments = schedule([always(weekly('ana', 'bruno', 'carla'))]);

describe('a weekly rotation', () => {
  test('hands over at its time of day: one has it until then, and the next from then on', () => {
    expect(onCallAt(payments, at('2026-01-12 08:59'))).toBe('ana');
    expect(onCallAt(payments, at('2026-01-12 09:00') - 1)).toBe('ana');
    expect(onCallAt(payments, at('2026-01-12 09:00'))).toBe('bruno');
  });

  test('begins again with the first after the last', () => {
    expect(onCallAt(payments, at('2026-01-26 09:00'))).toBe('ana');
  });

  test('has nobody before it starts', () => {
    expect(onCallAt(payments, at('2026-01-05 08:59'))).toBeNull();
    expect(nextHandover(payments, at('2026-01-01 00:00'))).toEqual({ at: at('2026-01-05 09:00'), person: 'ana' });
  });

  test.each([
    ['forward', '2026-03-23 09:00', 7 * day - hour],
    ['back', '2026-10-19 09:00', 7 * day + hour],
  ])('keeps its time of day when clocks go %s: that turn is an hour off', (_, monday, length) => {
    const next = nextHandover(payments, at(monday));
    expect(shown(next?.at ?? 0)).toMatch(/^Mon .* 09:00$/);
    expect((next?.at ?? 0) - at(monday)).toBe(length);
  });

  test('says when the next one takes over, and who', () => {
    expect(nextHandover(payments, at('2026-01-14 12:00'))).toEqual({ at: at('2026-01-19 09:00'), person: 'carla' });
    expect(nextHandover(schedule([always(weekly('ana'))]), at('2026-01-14 12:00'))).toBeNull();
  });

  test('shows who has two turns in a row with one shift', () => {
    const twice = schedule([always(weekly('ana', 'ana', 'bruno'))]);
    expect(shiftsBetween(twice, at('2026-01-05 09:00'), at('2026-01-26 09:00'))).toEqual([
      { person: 'ana', from: at('2026-01-05 09:00'), to: at('2026-01-19 09:00') },
      { person: 'bruno', from: at('2026-01-19 09:00'), to: at('2026-01-26 09:00') },
    ]);
  });
});

test.each([
  [1, '2026-01-05 09:00'],
  [3, '2026-01-07 09:00'],
  [7, '2026-01-11 09:00'],
  [null, '2026-01-05 09:00'],
])('the first handover on weekday %s waits for that day after the start', (weekday, expected) => {
  expect(firstHandover(local('2026-01-05 00:00'), weekday, 9 * hour)).toBe(local(expected));
});

test('turns of hours have that many hours, whatever the clocks do', () => {
  const rotation: Rotation = { every: { hours: 12 }, first: local('2026-03-28 08:00'), people: ['ana', 'bruno'] };
  const shifts = shiftsBetween(schedule([always(rotation)]), at('2026-03-28 08:00'), at('2026-03-30 09:00'));
  expect(shifts.map(({ person, from }) => `${person} ${shown(from)}`)).toEqual([
    'ana Sat 28 Mar 08:00',
    'bruno Sat 28 Mar 20:00',
    'ana Sun 29 Mar 09:00',
    'bruno Sun 29 Mar 21:00',
  ]);
});

test.each([
  ['is left out comes an hour later', '2026-03-29 00:00', Date.UTC(2026, 2, 29, 1, 30)],
  ['comes twice is the first of the two', '2026-10-25 00:00', Date.UTC(2026, 9, 25, 0, 30)],
])('a handover at a time that %s', (_, midnight, expected) => {
  const rotation: Rotation = { every: { days: 1 }, first: local('2026-03-01 02:30'), people: ['ana', 'bruno'] };
  const daily = schedule([always(rotation)]);
  const before = onCallAt(daily, at(midnight));
  expect(nextHandover(daily, at(midnight))?.at).toBe(expected);
  // Clocks may show a later time than 02:30 before it, or an earlier one after it.
  for (const minutes of [-1, -20, -40]) expect(onCallAt(daily, expected + minutes * minute)).toBe(before);
  for (const minutes of [0, 20, 45, 70]) expect(onCallAt(daily, expected + minutes * minute)).not.toBe(before);
});

/** Everything but office hours: from 18:00 on weekdays, from 09:00 at the weekend, to 09:00 of the next day. */
const nights: Restriction = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  fromMs: (weekday < 6 ? 18 : 9) * hour,
  toMs: 33 * hour,
}));

describe('layers', () => {
  const office = always({ every: { days: 1 }, first: local('2026-01-01 09:00'), people: ['ana'] });
  const night: Layer = { rotation: weekly('bruno', 'carla'), restrict: nights };

  test('lay the later one over the earlier in its hours, over midnight as well', () => {
    const both = schedule([office, night]);
    const shifts = shiftsBetween(both, at('2026-01-08 12:00'), at('2026-01-12 19:00'));
    expect(shifts.map(({ person, from }) => `${person} ${shown(from)}`)).toEqual([
      'ana Thu 8 Jan 12:00',
      'bruno Thu 8 Jan 18:00',
      'ana Fri 9 Jan 09:00',
      'bruno Fri 9 Jan 18:00',
      'ana Mon 12 Jan 09:00',
      'carla Mon 12 Jan 18:00',
    ]);
  });

  test('leave a gap where nobody is in any of them', () => {
    const gaps = gapsBetween(schedule([night]), at('2026-01-08 12:00'), at('2026-01-12 19:00'));
    expect(gaps.map(({ from, to }) => `${shown(from)} – ${shown(to)}`)).toEqual([
      'Thu 8 Jan 12:00 – Thu 8 Jan 18:00',
      'Fri 9 Jan 09:00 – Fri 9 Jan 18:00',
      'Mon 12 Jan 09:00 – Mon 12 Jan 18:00',
    ]);
  });

  test('fall through to the one below while the one above has not started', () => {
    const later = always({ ...weekly('dana'), first: local('2026-02-02 09:00') });
    expect(onCallAt(schedule([office, later]), at('2026-02-02 08:59'))).toBe('ana');
    expect(onCallAt(schedule([office, later]), at('2026-02-02 09:00'))).toBe('dana');
  });
});

describe('an override', () => {
  const cover = { from: local('2026-01-13 18:00'), to: local('2026-01-14 08:00'), person: 'luis' };

  test('stands above every layer, in its time and not a moment longer', () => {
    const covered = schedule(payments.layers, [cover]);
    expect(shiftsBetween(covered, at('2026-01-13 00:00'), at('2026-01-15 00:00'))).toEqual([
      { person: 'bruno', from: at('2026-01-13 00:00'), to: at('2026-01-13 18:00') },
      { person: 'luis', from: at('2026-01-13 18:00'), to: at('2026-01-14 08:00') },
      { person: 'bruno', from: at('2026-01-14 08:00'), to: at('2026-01-15 00:00') },
    ]);
  });

  test('of the same time as another gives way to the later in the list', () => {
    const another = { ...cover, from: cover.from + hour, person: 'dana' };
    const covered = schedule(payments.layers, [cover, another]);
    expect(onCallAt(covered, at('2026-01-13 18:59'))).toBe('luis');
    expect(onCallAt(covered, at('2026-01-13 19:00'))).toBe('dana');
  });

  test('covers a gap too', () => {
    const early = { from: local('2026-01-04 09:00'), to: local('2026-01-05 09:30'), person: 'luis' };
    const covered = schedule(payments.layers, [early]);
    expect(gapsBetween(covered, at('2026-01-03 09:00'), at('2026-01-06 09:00'))).toEqual([
      { from: at('2026-01-03 09:00'), to: at('2026-01-04 09:00') },
    ]);
    expect(nextHandover(covered, at('2026-01-04 10:00'))).toEqual({ at: at('2026-01-05 09:30'), person: 'ana' });
    expect(onCallAt(covered, at('2026-01-05 09:30') - minute)).toBe('luis');
  });
});
