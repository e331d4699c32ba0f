import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { gapsBetween, onCallAt, shiftsBetween, type Layer, type Schedule } from '../../src/domain/rota.ts';
import type { WeeklyHours } from '../../src/domain/rota-restriction.ts';
import type { Rotation } from '../../src/domain/rota-rotation.ts';
import { momentOf } from '../../src/domain/local-time.ts';
import { day, hour, minute } from '../../src/domain/time.ts';
import { anyZone as zone } from '../support/any-zone.ts';

const year = Date.UTC(2026, 0, 1);
const names = ['ana', 'bruno', 'carla', 'dana', 'luis'];
const people = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 });
const timeOfDay = fc.integer({ min: 0, max: 24 * 4 - 1 }).map((quarter) => quarter * 15 * minute);
const dayOfYear = fc.integer({ min: 0, max: 364 }).map((days) => year + days * day);

const rotation: fc.Arbitrary<Rotation> = fc.record({
  every: fc.oneof(
    fc.integer({ min: 1, max: 30 }).map((days) => ({ days })),
    fc.integer({ min: 1, max: 72 }).map((hours) => ({ hours })),
  ),
  first: fc.tuple(dayOfYear, timeOfDay).map(([date, time]) => date - 367 * day + time),
  people,
});
const hours: fc.Arbitrary<WeeklyHours> = fc
  .tuple(fc.integer({ min: 1, max: 7 }), timeOfDay, fc.integer({ min: 1, max: 96 }))
  .map(([weekday, fromMs, quarters]) => ({ weekday, fromMs, toMs: fromMs + quarters * 15 * minute }));
const layer: fc.Arbitrary<Layer> = fc.record({
  rotation,
  restrict: fc.option(fc.array(hours, { minLength: 1, maxLength: 5 })),
});
const override = fc
  .tuple(dayOfYear, timeOfDay, fc.integer({ min: 1, max: 400 }), fc.constantFrom(...names))
  .map(([date, time, quarters, person]) => ({
    from: date + time,
    to: date + time + quarters * 15 * minute,
    person,
  }));

const unrestricted: fc.Arbitrary<Schedule> = fc.record({
  timezone: zone,
  layers: fc.array(
    rotation.map((each): Layer => ({ rotation: each, restrict: null })),
    { minLength: 1, maxLength: 3 },
  ),
  overrides: fc.array(override, { maxLength: 3 }),
});
const any: fc.Arbitrary<Schedule> = fc.record({
  timezone: zone,
  layers: fc.array(layer, { maxLength: 3 }),
  overrides: fc.array(override, { maxLength: 3 }),
});
/** A time of up to three weeks, at any minute of the year. */
const span = fc
  .tuple(fc.integer({ min: 0, max: 365 * 24 * 60 }), fc.integer({ min: 1, max: 21 * 24 * 60 }))
  .map(([from, length]) => ({ from: year + from * minute, to: year + (from + length) * minute }));

test('without restrictions exactly one person is on call at every moment: shifts tile the time', () => {
  fc.assert(
    fc.property(unrestricted, span, (schedule, { from, to }) => {
      const shifts = shiftsBetween(schedule, from, to);
      expect(shifts.at(-1)?.to).toBe(to);
      for (const [index, shift] of shifts.entries()) {
        expect(shift.to).toBeGreaterThan(shift.from);
        expect(shift.from).toBe(index === 0 ? from : shifts[index - 1]?.to);
      }
      expect(gapsBetween(schedule, from, to)).toEqual([]);
    }),
  );
});

test('shifts and gaps together are the whole time, and say the same as asking who is on call', () => {
  fc.assert(
    fc.property(any, span, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (schedule, { from, to }, shares) => {
      const shifts = shiftsBetween(schedule, from, to);
      const gaps = gapsBetween(schedule, from, to);
      const all = [...shifts, ...gaps].toSorted((a, b) => a.from - b.from);
      expect(all.reduce((end, each) => (each.from === end ? each.to : NaN), from)).toBe(to);
      const moments = [
        ...shares.map((share) => Math.min(to - 1, Math.floor(from + share * (to - from)))),
        ...all.flatMap((each) => [each.from, each.to - 1]),
      ];
      for (const moment of moments) {
        const shift = shifts.find((each) => each.from <= moment && moment < each.to);
        expect(onCallAt(schedule, moment)).toBe(shift?.person ?? null);
      }
    }),
  );
});

test('turns of days are handed over at the time of day that was stated, in every zone, summer and winter', () => {
  fc.assert(
    fc.property(zone, fc.integer({ min: 1, max: 14 }), timeOfDay, span, (timezone, days, time, { from, to }) => {
      const turns: Rotation = { every: { days }, first: year - 400 * day + time, people: ['ana', 'bruno'] };
      const schedule = { timezone, layers: [{ rotation: turns, restrict: null }], overrides: [] };
      for (const shift of shiftsBetween(schedule, from, to).slice(1)) {
        const clock = DateTime.fromMillis(shift.from, { zone: timezone });
        // A time that the zone leaves out on that day is as much later.
        const stated = clock.set({ hour: Math.floor(time / hour), minute: (time % hour) / minute });
        expect(clock.toFormat('HH:mm')).toBe(stated.toFormat('HH:mm'));
      }
    }),
  );
});

test('everybody has the same share of turns over whole rounds', () => {
  fc.assert(
    fc.property(rotation, zone, fc.integer({ min: 1, max: 6 }), (each, timezone, rounds) => {
      const schedule = { timezone, layers: [{ rotation: each, restrict: null }], overrides: [] };
      const turns = each.people.length * rounds;
      const length = 'days' in each.every ? each.every.days * day : each.every.hours * hour;
      const from = momentOf(each.first, timezone);
      const to = 'days' in each.every ? momentOf(each.first + turns * length, timezone) : from + turns * length;
      const share = new Map<string, number>();
      for (const shift of shiftsBetween(schedule, from, to))
        share.set(shift.person, (share.get(shift.person) ?? 0) + shift.to - shift.from);
      expect([...share.keys()].toSorted()).toEqual(each.people.toSorted());
      // Where clocks change, a turn of days is an hour shorter or longer.
      const unit = 'days' in each.every ? day : 1;
      for (const held of share.values()) expect(Math.round(held / unit)).toBe((rounds * length) / unit);
    }),
  );
});

test('an override rules in its time, and changes nothing outside of it', () => {
  fc.assert(
    fc.property(any, override, fc.array(fc.integer({ min: 0, max: 366 * 24 * 60 })), (schedule, added, minutes) => {
      const covered = { ...schedule, overrides: [...schedule.overrides, added] };
      const from = momentOf(added.from, schedule.timezone);
      const to = momentOf(added.to, schedule.timezone);
      const moments = [...minutes.map((each) => year + each * minute), from, from - 1, to, to - 1];
      for (const moment of moments) {
        const within = from <= moment && moment < to;
        expect(onCallAt(covered, moment)).toBe(within ? added.person : onCallAt(schedule, moment));
      }
    }),
  );
});
