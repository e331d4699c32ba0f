import { describe, expect, it } from 'vitest';
import { dayDivider, fillDateTokens, fromLocalInput, toLocalInput } from '../../../emulator/page/dates.ts';

const MADRID = { locale: 'es-ES', tz: 'Europe/Madrid' };
const NEW_YORK = { locale: 'en-US', tz: 'America/New_York' };

const AT = Date.UTC(2026, 10, 21, 22, 30) / 1000; // 23:30 in Madrid, 17:30 in New York
const NOW = Date.UTC(2026, 10, 21, 22, 45);

const fill = (template: string, reader = NEW_YORK, now = NOW) =>
  // Newer ICU data puts a narrow no-break space before AM and PM.
  fillDateTokens(template, AT, reader, now)?.replaceAll(' ', ' ');

describe('date tokens', () => {
  it.each([
    ['{date_num}', '2026-11-21'],
    ['{date}', 'November 21st'],
    ['{date_short}', 'Nov 21, 2026'],
    ['{date_long}', 'Saturday, November 21st, 2026'],
    ['{date_long_full}', 'November 21, 2026'],
    ['{date_pretty}', 'Today'],
    ['{time}', '5:30 PM'],
    ['{time_secs}', '5:30:00 PM'],
    ['{ago}', '15 minutes ago'],
    ['due {date_short_pretty} at {time}', 'due today at 5:30 PM'],
  ])('fills %s for a reader in New York', (template, expected) => {
    expect(fill(template)).toBe(expected);
  });

  it('speaks the reader’s language and uses the reader’s clock', () => {
    expect(fill('{date_short_pretty} {time}', MADRID)).toBe('Hoy 23:30');
    expect(fill('{date_long}', MADRID)).toBe('Sábado, 21 de noviembre de 2026');
    expect(fill('{ago}', MADRID)).toBe('Hace 15 minutos');
  });

  it('counts days in the reader’s zone: after midnight in Madrid it is yesterday there, and still today in New York', () => {
    const later = NOW + 60 * 60_000;
    expect(fill('{date_pretty}', MADRID, later)).toBe('Ayer');
    expect(fill('{date_pretty}', NEW_YORK, later)).toBe('Today');
  });

  it('adds the year to a date more than half a year away', () => {
    expect(fill('{date}', NEW_YORK, NOW + 200 * 86_400_000)).toBe('November 21st, 2026');
  });

  it('gives up on tokens and moments it does not know, so that the fallback is shown', () => {
    expect(fillDateTokens('{date_quarter}', AT, NEW_YORK, NOW)).toBeNull();
    expect(fillDateTokens('{date}', Number.NaN, NEW_YORK, NOW)).toBeNull();
    expect(fillDateTokens('{date}', 1e20, NEW_YORK, NOW)).toBeNull();
  });

  it('falls back to English and UTC for a reader whose locale or zone does not exist', () => {
    expect(fill('{time}', { locale: 'not a locale', tz: 'Mars/Olympus' })).toBe('10:30 PM');
  });
});

describe('a date and time typed in the reader’s zone', () => {
  it('comes back as it was typed', () => {
    const seconds = fromLocalInput('2026-11-21T23:30', 'Europe/Madrid');
    expect(seconds).toBe(AT);
    expect(toLocalInput(AT, 'Europe/Madrid')).toBe('2026-11-21T23:30');
  });

  it('follows the change to summer time', () => {
    expect(fromLocalInput('2026-03-29T01:59', 'Europe/Madrid')).toBe(Date.UTC(2026, 2, 29, 0, 59) / 1000);
    expect(fromLocalInput('2026-03-29T03:00', 'Europe/Madrid')).toBe(Date.UTC(2026, 2, 29, 1, 0) / 1000);
  });

  it('is nothing when it is no date', () => {
    expect(fromLocalInput('tomorrow', 'Europe/Madrid')).toBeNull();
  });
});

it('the line between two days names the near ones and dates the far ones', () => {
  expect(dayDivider(NOW, MADRID, NOW)).toBe('Hoy');
  expect(dayDivider(NOW - 3 * 86_400_000, NEW_YORK, NOW)).toBe('Wednesday, November 18th');
});
