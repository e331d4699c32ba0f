import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { momentIn } from '../../src/domain/spoken-time.ts';

const zone = 'Europe/Madrid';
/** Wednesday, 25 November 2026, 15:00 in Madrid. */
const present = Date.UTC(2026, 10, 25, 14);

function heard(text: string, from = present) {
  const { at, rest } = momentIn(text.split(' '), from, zone);
  const moment = typeof at === 'number' ? DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm') : at;
  return rest.length > 0 ? { moment, rest } : moment;
}

test.each([
  ['2026-11-29 03:00', '2026-11-29 03:00'],
  ['2026-11-29T03:00', '2026-11-29 03:00'],
  ['sunday 03:00', '2026-11-29 03:00'],
  ['3:00 Sun', '2026-11-29 03:00'],
  ['domingo 03:00', '2026-11-29 03:00'],
  ['Miércoles 18:00', '2026-11-25 18:00'],
  ['miercoles 09:00', '2026-12-02 09:00'],
  ['sábado 23:59', '2026-11-28 23:59'],
  ['today 09:00', '2026-11-25 09:00'],
  ['hoy 18:00', '2026-11-25 18:00'],
  ['tomorrow 00:00', '2026-11-26 00:00'],
  ['mañana 9:30', '2026-11-26 09:30'],
  ['18:00', '2026-11-25 18:00'],
  ['15:00', '2026-11-26 15:00'],
  ['now', '2026-11-25 15:00'],
  ['ahora', '2026-11-25 15:00'],
])('%s is %s', (text, moment) => {
  expect(heard(text)).toBe(moment);
});

test('what says nothing about time is left, in its order', () => {
  expect(heard('sev1 sunday checkout 03:00 strategic')).toEqual({
    moment: '2026-11-29 03:00',
    rest: ['sev1', 'checkout', 'strategic'],
  });
});

test('nothing about time is no moment', () => {
  expect(heard('sev1 checkout')).toEqual({ moment: null, rest: ['sev1', 'checkout'] });
});

test.each(['sunday', '2026-11-29', 'sunday monday 03:00', '03:00 04:00', '2026-02-30 03:00', '2026-13-01 03:00'])(
  '%s is not clear',
  (text) => {
    expect(heard(text)).toBe('unclear');
  },
);

test('a time that the clocks leave out is as much later as they are moved', () => {
  expect(heard('2027-03-28 02:30')).toBe('2027-03-28 03:30');
});
