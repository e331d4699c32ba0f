import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { CalendarFault, entriesOf } from '../../src/platform/calendar.ts';

const at = (text: string): number => Date.parse(text);
const span = { from: at('2026-01-01T00:00Z'), to: at('2027-01-01T00:00Z'), zone: 'Europe/Madrid' };
const calendar = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'];
const read = (...lines: readonly string[]) =>
  entriesOf(calendar(...event(...lines)), span).map(
    ({ person, from, to }) => `${person} ${new Date(from).toISOString()} ${new Date(to).toISOString()}`,
  );

describe('a calendar', () => {
  test('names whoever takes part, and else whoever its title names', () => {
    const times = ['DTSTART:20260105T080000Z', 'DTEND:20260105T090000Z'];
    const whom = (...lines: readonly string[]) => read(...times, ...lines).map((each) => each.split(' ')[0]);
    expect(whom('ATTENDEE;PARTSTAT=ACCEPTED:mailto:Ana@example.com', 'SUMMARY:bruno')).toEqual(['ana@example.com']);
    expect(whom('ATTENDEE;PARTSTAT=DECLINED:mailto:ana@x.y', 'ATTENDEE:mailto:bo@x.y')).toEqual(['bo@x.y']);
    expect(whom('ATTENDEE;PARTSTAT=DECLINED:mailto:ana@x.y', 'SUMMARY:bruno')).toEqual([]);
    expect(whom('SUMMARY:On call: Ana <ana@example.com>')).toEqual(['ana@example.com']);
    expect(whom('SUMMARY:@bruno')).toEqual(['@bruno']);
    expect(whom('SUMMARY:bruno', 'STATUS:CANCELLED')).toEqual([]);
    expect(whom()).toEqual([]);
  });

  test('has times of UTC, of a zone by its name, and of none, which are of the schedule', () => {
    expect(read('SUMMARY:a', 'DTSTART:20260105T080000Z', 'DTEND:20260105T090000Z')).toEqual([
      'a 2026-01-05T08:00:00.000Z 2026-01-05T09:00:00.000Z',
    ]);
    expect(read('SUMMARY:a', 'DTSTART;TZID=America/New_York:20260105T080000', 'DURATION:PT2H')).toEqual([
      'a 2026-01-05T13:00:00.000Z 2026-01-05T15:00:00.000Z',
    ]);
    expect(read('SUMMARY:a', 'DTSTART:20260705T080000', 'DTEND:20260705T090000')).toEqual([
      'a 2026-07-05T06:00:00.000Z 2026-07-05T07:00:00.000Z',
    ]);
  });

  test('has days, which begin at midnight in the schedule’s zone and have 23 hours when clocks go forward', () => {
    expect(read('SUMMARY:a', 'DTSTART;VALUE=DATE:20260329', 'DTEND;VALUE=DATE:20260330')).toEqual([
      'a 2026-03-28T23:00:00.000Z 2026-03-29T22:00:00.000Z',
    ]);
    expect(read('SUMMARY:a', 'DTSTART;VALUE=DATE:20260105')).toEqual([
      'a 2026-01-04T23:00:00.000Z 2026-01-05T23:00:00.000Z',
    ]);
  });

  test('may define a zone of its own', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Somewhere Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:19701025T030000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:19700329T020000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ];
    const own = 'Somewhere Standard Time';
    const lines = ['SUMMARY:a', `DTSTART;TZID=${own}:20260105T090000`, `DTEND;TZID=${own}:20260105T100000`];
    const rule = 'RRULE:FREQ=MONTHLY;INTERVAL=6;COUNT=2';
    const entries = entriesOf(calendar(...zone, ...event(...lines, rule)), span);
    expect(entries.map(({ from }) => new Date(from).toISOString())).toEqual([
      '2026-01-05T08:00:00.000Z',
      '2026-07-05T07:00:00.000Z',
    ]);
    expect(() => entriesOf(calendar(...event(...lines)), span)).toThrow('it names a time zone that it does not define');
  });

  test('leaves out what is excepted, and has what was moved where it was moved to', () => {
    const series = event(
      'SUMMARY:ana',
      'DTSTART:20260105T080000Z',
      'DTEND:20260105T200000Z',
      'RRULE:FREQ=DAILY;COUNT=4',
      'EXDATE:20260106T080000Z',
    );
    const moved = event(
      'SUMMARY:bruno',
      'RECURRENCE-ID:20260107T080000Z',
      'DTSTART:20260107T100000Z',
      'DTEND:20260107T110000Z',
    );
    expect(entriesOf(calendar(...moved, ...series), span).map(({ person, from }) => [person, from])).toEqual([
      ['ana', at('2026-01-05T08:00Z')],
      ['bruno', at('2026-01-07T10:00Z')],
      ['ana', at('2026-01-08T08:00Z')],
    ]);
  });

  test('that is none, or that has no end of times, is a fault that holds nothing of it', () => {
    for (const text of ['', 'secret', '<html>secret</html>', 'BEGIN:VCARD\r\nFN:secret\r\nEND:VCARD'])
      expect(() => entriesOf(text, span)).toThrow(new CalendarFault('no_calendar', 'it is no iCalendar text'));
    const ever = event('SUMMARY:a', 'DTSTART:20260101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY');
    expect(() => entriesOf(calendar(...ever), span)).toThrow('it has more than 20000 times');
  });

  test('of any weekly turn has it at the same time of day all year, in any zone', () => {
    const zones = ['Europe/Madrid', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Santiago'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 4, max: 23 }),
        fc.integer({ min: 1, max: 5 }),
        (zone, day, hour, weeks) => {
          const first = DateTime.fromObject({ year: 2026, month: 1, day, hour }, { zone });
          const start = first.toFormat("yyyyMMdd'T'HHmmss");
          const rule = `RRULE:FREQ=WEEKLY;INTERVAL=${weeks}`;
          const text = calendar(...event('SUMMARY:a', `DTSTART;TZID=${zone}:${start}`, 'DURATION:PT8H', rule));
          const expected = Array.from({ length: 60 }, (_, turn) => first.plus({ weeks: weeks * turn }).toMillis());
          expect(entriesOf(text, span).map(({ from }) => from)).toEqual(expected.filter((from) => from < span.to));
        },
      ),
      { numRuns: 60 },
    );
  });
});
