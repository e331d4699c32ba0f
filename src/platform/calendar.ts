import ICAL from 'ical.js';
import { DateTime, IANAZone } from 'luxon';

/** One time of an event, in epoch milliseconds: from, inclusive, to, exclusive; `person` as the event names somebody. */
export type Entry = { readonly person: string; readonly from: number; readonly to: number };

/** Where a calendar is looked into. `zone`: of days and times that bear none of their own. */
export type Span = { readonly from: number; readonly to: number; readonly zone: string };

/** What is wrong with a calendar, in words that hold nothing of it but names. */
export class CalendarFault extends Error {
  override readonly name = 'CalendarFault';
  readonly code: 'endless' | 'no_calendar' | 'unknown_zone';
  constructor(code: CalendarFault['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** A rule by the second would never end. */
const mostTimes = 20_000;

/**
 * The times of all events of an iCalendar text (RFC 5545) that touch the span: recurrences with their exceptions, all-day
 * events, times of UTC, of IANA's zones, of zones that the text defines, and of none. An event whose participants have all
 * declined, that is cancelled or that names nobody is no entry.
 * @throws CalendarFault
 */
export function entriesOf(text: string, span: Span): readonly Entry[] {
  const calendar = parse(text);
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  const changed = Map.groupBy(
    events.filter((event) => event.isRecurrenceException()),
    ({ uid }) => uid,
  );
  let left = mostTimes;
  return events.flatMap((event) => {
    if (event.isRecurrenceException()) return [];
    for (const other of changed.get(event.uid) ?? []) event.relateException(other);
    const entries: Entry[] = [];
    for (const [item, start, end] of timesOf(event, span)) {
      left -= 1;
      if (left < 0) throw new CalendarFault('endless', `it has more than ${mostTimes} times`);
      const [from, to] = [momentOf(start, item, 'dtstart', span.zone), momentOf(end, item, 'dtend', span.zone)];
      const person = personOf(item);
      if (person && from < span.to && to > span.from && from < to) entries.push({ person, from, to });
    }
    return entries;
  });
}

function parse(text: string): ICAL.Component {
  try {
    const calendar = ICAL.Component.fromString(text);
    if (calendar.name === 'vcalendar') return calendar;
  } catch {
    // What the parser says holds what it read.
  }
  throw new CalendarFault('no_calendar', 'it is no iCalendar text');
}

/** Lazily, and in order: what begins after the span is not worked out. A day more is looked at, for zones. */
function* timesOf(event: ICAL.Event, { to, zone }: Span): Generator<readonly [ICAL.Event, ICAL.Time, ICAL.Time]> {
  if (!event.isRecurring()) {
    yield [event, event.startDate, event.endDate];
    return;
  }
  const times = event.iterator();
  for (let next = times.next(); next; next = times.next()) {
    if (momentOf(next, event, 'dtstart', zone) > to + 86_400_000) return;
    // The package's types leave open what this is.
    const found: unknown = event.getOccurrenceDetails(next);
    if (isOccurrence(found)) yield [found.item, found.startDate, found.endDate];
  }
}

type Occurrence = { readonly item: ICAL.Event; readonly startDate: ICAL.Time; readonly endDate: ICAL.Time };

const isOccurrence = (found: unknown): found is Occurrence =>
  typeof found === 'object' &&
  found !== null &&
  'item' in found &&
  found.item instanceof ICAL.Event &&
  'startDate' in found &&
  found.startDate instanceof ICAL.Time &&
  'endDate' in found &&
  found.endDate instanceof ICAL.Time;

function momentOf(time: ICAL.Time, { component }: ICAL.Event, name: string, zone: string): number {
  const { year, month, day, hour, minute, second } = time;
  const local = (of: string) =>
    DateTime.fromObject({ year, month, day, hour, minute, second }, { zone: of }).toMillis();
  if (time.isDate) return DateTime.fromObject({ year, month, day }, { zone }).toMillis();
  if (time.zone === ICAL.Timezone.utcTimezone) return Date.UTC(year, month - 1, day, hour, minute, second);
  const property = component.getFirstProperty(name) ?? component.getFirstProperty('dtstart');
  const named = property?.getFirstParameter('tzid');
  if (!named) return local(zone);
  if (IANAZone.isValidZone(named)) return local(named);
  if (time.zone === ICAL.Timezone.localTimezone)
    throw new CalendarFault('unknown_zone', 'it names a time zone that it does not define');
  return Date.UTC(year, month - 1, day, hour, minute, second) - time.zone.utcOffset(time) * 1_000;
}

/** By the address of whoever takes part, and else by the title: an address in it, or all of it. */
function personOf({ component, attendees, summary }: ICAL.Event): string | null {
  if (String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED') return null;
  const coming = attendees.filter((each) => each.getFirstParameter('partstat')?.toUpperCase() !== 'DECLINED');
  const address = coming.map((each) => /^mailto:(.+)$/i.exec(String(each.getFirstValue()))?.[1]).find(Boolean);
  if (address) return address.trim().toLowerCase();
  if (attendees.length > 0 && coming.length === 0) return null;
  const title = (summary ?? '').trim();
  return (/[^\s@<>"(:]+@[^\s@<>")]+/.exec(title)?.[0] ?? title.slice(0, 80)) || null;
}
