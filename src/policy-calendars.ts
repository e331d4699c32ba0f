import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inTurn } from './domain/feed.ts';
import type { Policy } from './domain/policy.ts';
import type { Shift } from './domain/rota.ts';
import { day, type Instant } from './domain/time.ts';
import { CalendarFault, entriesOf, type Span } from './platform/calendar.ts';
import { FeedFault, isAddress, readFeed } from './platform/feed.ts';
import type { Reachable } from './platform/public-address.ts';
import type { Mistake } from './policy-file.ts';

/**
 * What is wrong with the calendars that a good policy names by files: they can't be read, or are no calendars. Addresses are
 * not asked: a check needs no network. `file` is the policy's.
 */
export async function calendarMistakes(file: string, { schedules }: Policy, now: Instant): Promise<readonly Mistake[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const mistakes: Mistake[] = [];
  for (const [name, { ical, timezone: zone }] of Object.entries(schedules)) {
    if (ical === undefined || isAddress(ical)) continue;
    const read = await shiftsOf(ical, dirname(file), 'public', { from: now, to: now + 366 * day, zone });
    const line = lines.findIndex((each) => each.includes('ical:') && each.includes(ical));
    const column = (lines[line]?.indexOf('ical:') ?? 0) + 1;
    if ('fault' in read) {
      const message = `names a calendar that is of no use: ${read.fault}`;
      mistakes.push({ line: line + 1, column, path: `schedules.${name}.ical`, message });
    }
  }
  return mistakes;
}

/** What a calendar says of the days around a moment, or why that can't be known. `file` is the policy's. */
export const calendarAround = (
  file: string,
  { ical, timezone: zone }: { readonly ical: string; readonly timezone: string },
  at: Instant,
  reachable: Reachable,
): Promise<Read> => shiftsOf(ical, dirname(file), reachable, { from: at - 2 * day, to: at + 366 * day, zone });

/** In turn, or in words what stands against it. */
type Read = { readonly shifts: readonly Shift[] } | { readonly fault: string };

async function shiftsOf(ical: string, folder: string, reachable: Reachable, span: Span): Promise<Read> {
  try {
    const read = await readFeed(ical, folder, null, reachable);
    return { shifts: read === 'unchanged' ? [] : inTurn(entriesOf(read.text, span)) };
  } catch (error) {
    if (error instanceof FeedFault || error instanceof CalendarFault) return { fault: error.message };
    throw error;
  }
}
