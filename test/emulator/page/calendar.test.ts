import { describe, expect, it } from 'vitest';
import { addMonths, firstWeekday, readDay, readTime, timeInWords, weeksOf } from '../../../emulator/page/calendar.ts';

describe('a typed date', () => {
  it.each([
    ['2026-11-24', 'en-US', '2026-11-24'],
    ['24/11/2026', 'es-ES', '2026-11-24'],
    ['11/24/2026', 'en-US', '2026-11-24'],
    ['24.11.26', 'es-ES', '2026-11-24'],
    ['24/11', 'en-GB', '2026-11-24'],
    ['24 nov 2026', 'es-ES', '2026-11-24'],
    ['24 de diciembre de 2026', 'es-ES', '2026-12-24'],
    ['November 3, 2026', 'en-US', '2026-11-03'],
    ['3 dic', 'es-ES', '2026-12-03'],
    ['Sept 3 2026', 'en-US', '2026-09-03'],
    ['2026/1/5', 'ja-JP', '2026-01-05'],
  ])('%s in %s is %s', (typed, locale, day) => {
    expect(readDay(typed, locale, '2026-11-18')).toBe(day);
  });

  it.each(['31/02/2026', '24', 'soon', '', '2026-13-01', '1/2/3/4', '2026-02-30'])('“%s” is none', (typed) => {
    expect(readDay(typed, 'es-ES', '2026-11-18')).toBeNull();
  });
});

describe('a typed time', () => {
  it.each([
    ['9:30', '09:30'],
    ['21h30', '21:30'],
    ['930', '09:30'],
    ['1530', '15:30'],
    ['9', '09:00'],
    ['9 pm', '21:00'],
    ['9:30 p. m.', '21:30'],
    ['12 am', '00:00'],
    ['12:15 PM', '12:15'],
  ])('%s is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each(['25:00', '9:75', '13 pm', 'noon', ''])('“%s” is none', (typed) => {
    expect(readTime(typed)).toBeNull();
  });

  it('is said as the locale says it, and understood again', () => {
    expect([timeInWords('21:30', 'en-US'), timeInWords('21:30', 'es-ES')]).toEqual(['9:30 PM', '21:30']);
    expect(readTime(timeInWords('21:30', 'es-MX'))).toBe('21:30');
  });
});

describe('a month of the calendar', () => {
  it('begins its weeks where the locale does', () => {
    expect([firstWeekday('es-ES'), firstWeekday('en-US'), firstWeekday('nonsense!')]).toEqual([1, 7, 1]);
    expect(weeksOf('2026-11-18', 1)[0]).toContain('2026-11-01');
    expect(weeksOf('2026-11-18', 1)[0]?.[0]).toBe('2026-10-26');
    expect(weeksOf('2026-11-18', 7)[0]?.[0]).toBe('2026-11-01');
    expect(weeksOf('2026-11-18', 7)).toHaveLength(5);
  });

  it('keeps the day from one month to the next as far as there is one', () => {
    expect([addMonths('2026-01-31', 1), addMonths('2026-12-15', 1), addMonths('2026-03-31', -1)]).toEqual([
      '2026-02-28',
      '2027-01-15',
      '2026-02-28',
    ]);
  });
});
