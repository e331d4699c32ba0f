import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addOpenTime, lastPauseBefore } from '../../src/domain/calendar.ts';
import type { Calendar } from '../../src/domain/policy.ts';
import { day, hour, minute, type Instant } from '../../src/domain/time.ts';

const office: Calendar = {
  timezone: 'Europe/Madrid',
  hours: { 'mon-thu': '09:00-18:00', fri: '09:00-15:00' },
  holidays: ['2026-12-25', '2027-01-01', '2027-01-06'],
};
const utc = (text: string): Instant => Date.parse(`${text}Z`);

describe('a clock that runs in office hours', () => {
  test.each([
    ['goes on after the weekend', '2026-11-20T13:50', 4 * hour, '2026-11-23T11:50'],
    ['begins when the office opens', '2026-11-21T12:00', hour, '2026-11-23T09:00'],
    ['runs out when the office closes', '2026-11-20T13:00', hour, '2026-11-20T14:00'],
    ['passes over a holiday', '2026-12-24T16:30', hour, '2026-12-28T08:30'],
    ['is due at once where it has no time', '2026-11-23T10:00', 0, '2026-11-23T10:00'],
    ['waits for the opening where it has no time', '2026-11-21T10:00', 0, '2026-11-23T08:00'],
    ['begins later by the hour that autumn gives', '2026-10-23T12:30', hour, '2026-10-26T08:30'],
    ['begins sooner by the hour that spring takes', '2026-03-27T13:30', hour, '2026-03-30T07:30'],
  ])('%s', (_, from, ms, due) => {
    expect(new Date(addOpenTime(office, utc(from), ms)).toISOString()).toBe(`${due}:00.000Z`);
  });

  test('stands still until the office opens, and never where it ran without a break', () => {
    expect(lastPauseBefore(office, utc('2026-11-23T11:50'), 4 * hour)).toBe(utc('2026-11-23T08:00'));
    expect(lastPauseBefore(office, utc('2026-11-23T09:00'), hour)).toBe(utc('2026-11-23T08:00'));
    expect(lastPauseBefore(office, utc('2026-11-23T11:50'), 3 * hour)).toBeNull();
  });

  test('goes by what clocks show in the night that autumn repeats an hour of', () => {
    const night: Calendar = { timezone: 'Europe/Madrid', hours: { sun: '02:15-02:45' }, holidays: [] };
    expect(addOpenTime(night, utc('2026-10-25T00:00'), hour / 4)).toBe(utc('2026-10-25T00:30'));
    expect(addOpenTime(night, utc('2026-10-25T00:00'), (3 * hour) / 4)).toBe(utc('2026-10-25T01:30'));
    // In spring the clock jumps over it.
    expect(addOpenTime(night, utc('2026-03-29T00:00'), hour)).toBeGreaterThan(utc('2026-03-29T23:00'));
  });

  test('opens and closes when spring jumps over its time', () => {
    const early = (sun: string): Calendar => ({ timezone: 'America/New_York', hours: { sun }, holidays: [] });
    const from = utc('2026-03-08T05:00');
    expect(addOpenTime(early('02:15-03:30'), from, minute)).toBe(utc('2026-03-08T07:01'));
    expect(addOpenTime(early('00:00-02:30'), from, 2 * hour)).toBe(utc('2026-03-08T07:00'));
  });

  test('that never opens again is due at some time all the same', () => {
    const never: Calendar = { timezone: 'UTC', hours: {}, holidays: [] };
    expect(addOpenTime(never, utc('2026-11-20T13:50'), hour)).toBe(utc('2026-11-20T13:50'));
  });
});

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const zones = ['Europe/Madrid', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Havana', 'UTC'];
const clockText = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
const range = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
  .map(([a, b]) => (a < b ? `${clockText(a)}-${clockText(b)}` : `${clockText(b - 1)}-${clockText(a + 1)}`));
const anyCalendar: fc.Arbitrary<Calendar> = fc.record({
  timezone: fc.constantFrom(...zones),
  hours: fc.dictionary(
    fc.tuple(fc.constantFrom(...days), fc.option(fc.constantFrom(...days))).map(([a, b]) => (b ? `${a}-${b}` : a)),
    range,
    { minKeys: 1, maxKeys: 4 },
  ),
  holidays: fc.array(fc.constantFrom('2026-03-29', '2026-10-25', '2026-10-26', '2026-11-01'), { maxLength: 2 }),
});
/** Around both changes of the clock, so that many runs meet one. */
const anyMoment = fc
  .oneof(
    fc.integer({ min: utc('2026-03-06T00:00') / minute, max: utc('2026-04-06T00:00') / minute }),
    fc.integer({ min: utc('2026-10-02T00:00') / minute, max: utc('2026-11-03T00:00') / minute }),
  )
  .map((minutes) => minutes * minute);
const anyTime = fc.integer({ min: 1, max: 30 * 60 }).map((minutes) => minutes * minute);

/** What clocks in the calendar's zone show, asked of the platform and of nothing that is tested. */
const formats = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  ]),
);
function isOpen(calendar: Calendar, moment: Instant): boolean {
  const parts = formats.get(calendar.timezone)?.formatToParts(moment) ?? [];
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  if (calendar.holidays.includes(`${of('year')}-${of('month')}-${of('day')}`)) return false;
  const today = days.indexOf(of('weekday').toLowerCase().slice(0, 3));
  const shown = `${of('hour')}:${of('minute')}`;
  return Object.entries(calendar.hours).some(([named, hours]) => {
    const [first = '', last = first] = named.split('-');
    const length = (days.indexOf(last) - days.indexOf(first) + 7) % 7;
    const [open = '', close = ''] = hours.split('-');
    return (today - days.indexOf(first) + 7) % 7 <= length && open <= shown && shown < close;
  });
}

describe('whatever the calendar', () => {
  const always = (holds: (calendar: Calendar, from: Instant, ms: number) => void, numRuns = 150) =>
    fc.assert(fc.property(anyCalendar, anyMoment, anyTime, holds), { numRuns });

  test('nothing is due while nothing is open, save at the moment of closing', () => {
    always((calendar, from, ms) => {
      expect(isOpen(calendar, addOpenTime(calendar, from, ms) - 1)).toBe(true);
      expect(isOpen(calendar, addOpenTime(calendar, from, 0))).toBe(true);
    });
  });

  test('more time is due later, and a later start is never due sooner', () => {
    always((calendar, from, ms) => {
      const due = addOpenTime(calendar, from, ms);
      expect(addOpenTime(calendar, from, ms + minute)).toBeGreaterThan(due);
      expect(addOpenTime(calendar, from + hour, ms)).toBeGreaterThanOrEqual(due);
    });
  });

  test('two clocks one after the other are due with the one that is as long as both', () => {
    always((calendar, from, ms) => {
      const half = Math.floor(ms / 2);
      expect(addOpenTime(calendar, addOpenTime(calendar, from, half), ms - half)).toBe(addOpenTime(calendar, from, ms));
    });
  });

  test('a clock stands still between start and end, or never does', () => {
    always((calendar, from, ms) => {
      const due = addOpenTime(calendar, from, ms);
      const until = lastPauseBefore(calendar, due, ms);
      const isRight =
        until === null
          ? due - from === ms
          : isOpen(calendar, until) && !isOpen(calendar, until - 1) && due - until <= ms;
      expect(isRight).toBe(true);
    });
  });

  test('around the clock is plain addition', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyMoment, anyTime, (timezone, from, ms) => {
        const calendar: Calendar = { timezone, hours: { 'sat-fri': '00:00-24:00' }, holidays: [] };
        expect(addOpenTime(calendar, from, ms)).toBe(from + ms);
        expect(lastPauseBefore(calendar, from + ms, ms)).toBeNull();
      }),
    );
  });
});

describe('whatever the calendar, as long as no clock is changed', () => {
  test('what is open between start and end is as long as the clock', () => {
    const quiet = fc.integer({ min: 0, max: 7 * 24 * 60 }).map((minutes) => utc('2026-06-01T00:00') + minutes * minute);
    fc.assert(
      fc.property(anyCalendar, quiet, fc.integer({ min: 1, max: 300 }), (calendar, from, minutes) => {
        const due = addOpenTime(calendar, from, minutes * minute);
        fc.pre(due < from + 9 * day);
        let open = 0;
        for (let at = from; at < due; at += minute) if (isOpen(calendar, at)) open += 1;
        expect(open).toBe(minutes);
      }),
      { numRuns: 60 },
    );
  });
});
