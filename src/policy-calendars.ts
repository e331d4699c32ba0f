import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Policy } from './domain/policy.ts';
import { day } from './domain/time.ts';
import { CalendarFault, entriesOf } from './platform/calendar.ts';
import { FeedFault, isAddress, readFeedFile } from './platform/feed.ts';
import type { Mistake } from './policy-file.ts';

/**
 * What is wrong with the calendars that a good policy names by files: they can't be read, or are no calendars. Addresses are
 * not asked: a check needs no network. `file` is the policy's.
 */
export async function calendarMistakes(file: string, { schedules }: Policy, now: number): Promise<readonly Mistake[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const mistakes: Mistake[] = [];
  for (const [name, { ical, timezone: zone }] of Object.entries(schedules)) {
    if (ical === undefined || isAddress(ical)) continue;
    const message = await faultOf(resolve(dirname(file), ical), { from: now, to: now + 366 * day, zone });
    const line = lines.findIndex((each) => each.includes('ical:') && each.includes(ical));
    const column = (lines[line]?.indexOf('ical:') ?? 0) + 1;
    if (message) mistakes.push({ line: line + 1, column, path: `schedules.${name}.ical`, message });
  }
  return mistakes;
}

async function faultOf(file: string, span: Parameters<typeof entriesOf>[1]): Promise<string | null> {
  try {
    const read = await readFeedFile(file);
    if (read !== 'unchanged') entriesOf(read.text, span);
    return null;
  } catch (error) {
    if (error instanceof FeedFault || error instanceof CalendarFault)
      return `names a calendar that is of no use: ${error.message}`;
    throw error;
  }
}
