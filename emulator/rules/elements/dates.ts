import { actionId, confirm, placeholder } from '../composition.ts';
import { boolean, integer, stringThat, typed } from '../vocabulary.ts';

const picker = { action_id: actionId, confirm, focus_on_load: boolean };

const timePattern = '^([01]\\d|2[0-3]):[0-5]\\d$';

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isZone(text: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
}

export const datepicker = typed(
  {},
  { ...picker, placeholder, initial_date: stringThat(isDay, 'input must be a valid: date') },
);

export const timepicker = typed(
  {},
  {
    ...picker,
    placeholder,
    initial_time: stringThat(
      (text) => new RegExp(timePattern).test(text),
      `input must match regex pattern: ${timePattern}`,
    ),
    timezone: stringThat(isZone, 'must be a valid timezone'),
  },
);

/** Seconds since 1970, in ten digits. */
export const datetimepicker = typed({}, { ...picker, initial_date_time: integer(1_000_000_000, 9_999_999_999) });
