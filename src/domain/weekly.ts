import { hour, minute } from './time.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** 1 is Monday, 7 Sunday. */
export const weekdayNamed = (name: string): number => weekdays.indexOf(name) + 1;

/** The weekdays of `mon` or `mon-thu`; `fri-mon` is Friday, Saturday, Sunday, Monday. */
export function weekdaysOf(range: string): readonly number[] {
  const [first, last] = [weekdayNamed(range.slice(0, 3)), weekdayNamed(range.slice(-3))];
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => ((first - 1 + index) % 7) + 1);
}

/** Milliseconds from midnight to `09:30`, or `24:00`. */
export const timeOfDay = (text: string): number => Number(text.slice(0, 2)) * hour + Number(text.slice(3)) * minute;
