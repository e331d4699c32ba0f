import { DateTime, IANAZone } from 'luxon';
import { z } from 'zod';
import { nearest } from './domain/nearest.ts';
import { timeOfDay, weekdayNamed, weekdaysOf } from './domain/weekly.ts';
import type { Calendar, Condition, EscalationPath, PageTarget, Policy, Severity } from './domain/policy.ts';
import { kinds, routes } from './domain/record.ts';
import type { Layer, Override, Schedule } from './domain/rota.ts';
import type { Restriction } from './domain/rota-restriction.ts';
import { firstHandover, type Rotation } from './domain/rota-rotation.ts';
import type { LocalTime } from './domain/local-time.ts';
import { day, hour, minute, second } from './domain/time.ts';

/*
 * The policy file as people write it; parsing turns it into the domain's words. What isn't named here is a mistake.
 * Whether names that refer to another part of the file lead anywhere is the business of policy-references.ts.
 */

const units: Readonly<Record<string, number>> = { s: second, m: minute, h: hour, d: day, w: 7 * day };

const durationPattern = /^([1-9]\d{0,5})([smhdw])$/;

/** `90s, 5m, 4h, 2d, 1w` in milliseconds, or null. */
export function durationMs(text: unknown): number | null {
  const match = typeof text === 'string' ? durationPattern.exec(text) : null;
  return match ? Number(match[1]) * (units[match[2] ?? ''] ?? 0) : null;
}

const duration = z
  .string()
  .regex(durationPattern, { error: 'must be a duration such as 90s, 5m, 4h, 2d or 1w' })
  .transform((text) => durationMs(text) ?? z.NEVER);

/** An object that takes these keys only. Of other keys it says which was meant, one line for each. */
const section = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownKey(key, Object.keys(shape))).join('\n')
        : undefined,
  });

function unknownKey(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  return near ? `is not a key here; did you mean "${near}"?` : `is not a key here; allowed are ${known.join(', ')}`;
}

const matching = (pattern: RegExp, error: string) => z.string().regex(pattern, { error });
const atLeastOne = { error: 'must have at least one entry' };

const key = matching(/^[a-z][a-z0-9_-]{0,39}$/, 'must be a name of small letters, digits, - and _');
const words = z
  .string()
  .trim()
  .min(1, { error: 'must not be empty' })
  .max(150, { error: 'must have 150 letters at most' });
const label = section({ en: words, es: words });
const zone = z
  .string()
  .refine((name) => IANAZone.isValidZone(name), { error: 'must be a time zone such as Europe/Madrid' });
const date = z.iso.date({ error: 'must be a date such as 2026-12-25' });
const person = matching(/^(@?[^\s@]+|[^\s@]+@[^\s@]+)$/, 'must be an e-mail address, a user id (U…) or a handle');
const usergroup = matching(/^@?[^\s@]+$/, 'must be the handle or the id (S…) of a user group');
const channel = matching(/^(#[^\s#,]{1,80}|[CG][A-Z0-9]{6,})$/, 'must be a channel: "#name", in quotes, or its id');
const channels = z.array(channel).min(1, atLeastOne);

/** A group of keys of any name; editors are told of it in words of their own. */
const notEmpty = <Group extends z.ZodRecord>(group: Group) =>
  group.refine((entries) => Object.keys(entries).length > 0, atLeastOne).meta({ minProperties: 1 });

/** A condition's value may stand alone or in a list. */
const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z
    .preprocess((value) => (Array.isArray(value) ? (value as unknown[]) : [value]), z.array(item).min(1, atLeastOne))
    .exactOptional();

const target = section({ user: person.optional(), usergroup: usergroup.optional(), schedule: key.optional() })
  .meta({ minProperties: 1, maxProperties: 1 })
  .transform(({ user, usergroup, schedule }, context): PageTarget => {
    const named = [
      ...(user === undefined ? [] : [{ user }]),
      ...(usergroup === undefined ? [] : [{ usergroup }]),
      ...(schedule === undefined ? [] : [{ schedule }]),
    ];
    const [only, another] = named;
    if (only !== undefined && another === undefined) return only;
    context.addIssue('must name one of user, usergroup or schedule');
    return z.NEVER;
  });
const targets = z.array(target);

const severity = section({
  label,
  means: label,
  acknowledge_within: duration,
  within_hours: key.optional(),
  first_update: section({ draft_at: duration, within: duration }),
  update_every: duration,
  resolve_within: duration,
  war_room: z.enum(['on_open', 'on_acknowledge', 'manual']),
}).transform((it): Omit<Severity, 'key'> => ({
  label: it.label,
  means: it.means,
  acknowledgeWithinMs: it.acknowledge_within,
  withinHours: it.within_hours ?? null,
  firstUpdate: { draftAtMs: it.first_update.draft_at, withinMs: it.first_update.within },
  updateEveryMs: it.update_every,
  resolveWithinMs: it.resolve_within,
  warRoom: it.war_room,
}));

const days = '(mon|tue|wed|thu|fri|sat|sun)';
const time = '([01]\\d|2[0-3]):[0-5]\\d';
const calendar = section({
  timezone: zone,
  hours: z
    .record(
      matching(new RegExp(`^${days}(-${days})?$`), 'must be a day or days, such as sat or mon-thu'),
      matching(new RegExp(`^${time}-(${time}|24:00)$`), 'must be hours such as 09:00-18:00').refine(
        (text) => text.slice(0, 5) < text.slice(6),
        { error: 'must end after it starts' },
      ),
    )
    .refine((hours) => Object.keys(hours).length > 0, atLeastOne),
  holidays: z.array(date).default([]),
}) satisfies z.ZodType<Calendar>;

/** What a clock shows; NaN for a day that is in no calendar. */
const localTimeOf = (text: string): LocalTime => DateTime.fromISO(text.replace(' ', 'T'), { zone: 'utc' }).toMillis();

/** Days and weeks keep the time of day, hours are counted: see Rotation. */
const turn = matching(/^[1-9]\d{0,5}[hdw]$/, 'must be hours, days or weeks, such as 12h, 1d or 1w').transform(
  (text): Rotation['every'] => {
    const ms = durationMs(text) ?? z.NEVER;
    return text.endsWith('h') ? { hours: ms / hour } : { days: ms / day };
  },
);
const rotation = section({
  every: turn,
  handover: matching(
    new RegExp(`^(${days} )?${time}$`),
    'must be a time such as 09:00, or a day and a time such as mon 09:00',
  ),
  starts: date,
  people: z.array(person).min(1, atLeastOne),
}).transform(({ every, handover, starts, people }): Rotation => {
  const weekday = handover.includes(' ') ? weekdayNamed(handover.slice(0, 3)) : null;
  return { every, people, first: firstHandover(localTimeOf(starts), weekday, timeOfDay(handover.slice(-5))) };
});

/** Hours that do not end later on the same day end on the next one. */
const restriction = notEmpty(
  z.record(
    matching(new RegExp(`^${days}(-${days})?$`), 'must be a day or days, such as sat or mon-thu'),
    matching(new RegExp(`^${time}-(${time}|24:00)$`), 'must be hours such as 18:00-09:00'),
  ),
).transform((hours): Restriction =>
  Object.entries(hours).flatMap(([range, text]) => {
    const [fromMs, end] = [timeOfDay(text.slice(0, 5)), timeOfDay(text.slice(6))];
    return weekdaysOf(range).map((weekday) => ({ weekday, fromMs, toMs: end > fromMs ? end : end + day }));
  }),
);

const moment = matching(
  new RegExp(`^\\d{4}-\\d{2}-\\d{2}[ T]${time}$`),
  "must be a date and time such as 2026-12-24 18:00, in the schedule's time zone",
)
  .refine((text) => !Number.isNaN(localTimeOf(text)), { error: 'must be a day that the calendar has' })
  .transform(localTimeOf);
const override = section({ from: moment, to: moment, person }) satisfies z.ZodType<Override>;

/** An address or a path: what looks like another kind of address is a mistake, and no file. */
const calendarSource = z.string().refine((text) => (text.includes(':') ? isHttps(text) : text.trim() !== ''), {
  error: 'must be an address that begins with https://, or the path of a file, relative to this one',
});
const isHttps = (text: string): boolean => URL.canParse(text) && new URL(text).protocol === 'https:';

/** `rotation` alone is short for one layer; policy-references.ts sees to it that there is one of the two. */
const schedule = section({
  timezone: zone,
  rotation: rotation.optional(),
  layers: z
    .array(
      section({ rotation, restrict: restriction.optional() }).transform((it): Layer => ({
        rotation: it.rotation,
        restrict: it.restrict ?? null,
      })),
    )
    .min(1, atLeastOne)
    .optional(),
  overrides: z.array(override).default([]),
  ical: calendarSource.optional(),
  keep_usergroup: usergroup.optional(),
}).transform(({ timezone, rotation: only, layers = [], overrides, ical, keep_usergroup }): Schedule => ({
  timezone,
  ...(ical === undefined ? {} : { ical }),
  ...(keep_usergroup === undefined ? {} : { usergroup: keep_usergroup }),
  layers: only ? [{ rotation: only, restrict: null }] : layers,
  overrides,
}));

const tier = section({
  name: label,
  page: targets.min(1, atLeastOne),
  strategy: z.enum(['everyone', 'one_at_a_time']).default('everyone'),
  acknowledge_within: duration.optional(),
}).transform(({ acknowledge_within, ...rest }) => ({ ...rest, acknowledgeWithinMs: acknowledge_within ?? null }));
const path = section({
  tiers: z.array(tier).min(1, atLeastOne),
  repeat: z.int().min(0).max(20).default(0),
  then: section({ channel }),
}) satisfies z.ZodType<EscalationPath>;

const condition = section({
  kind: oneOrMore(z.enum(kinds)),
  route: oneOrMore(z.enum(routes)),
  severity: oneOrMore(key),
  customer_tier: oneOrMore(key),
  service: oneOrMore(words),
}).transform(({ customer_tier, ...rest }): Condition => ({
  ...rest,
  ...(customer_tier ? { customerTier: customer_tier } : {}),
}));

const audience = section({ channels, severities: z.array(key).min(1, atLeastOne).optional() }).transform(
  ({ severities, ...rest }) => ({ ...rest, severities: severities ?? null }),
);

const role = target.exactOptional();

/** The schema of the whole file. What has a default may be left out. */
export const policySchema = section({
  version: z.literal(1),
  name: words,
  timezone: zone.default('UTC'),
  language: z.enum(['en', 'es']).default('en'),
  severities: notEmpty(z.record(key, severity)),
  calendars: z.record(key, calendar).default({}),
  schedules: z.record(key, schedule).default({}),
  escalation_paths: notEmpty(z.record(key, path)),
  routing: z.array(section({ when: condition.optional(), path: key })).min(1, atLeastOne),
  roles: section({
    escalation_manager: role,
    deescalation_architect: role,
    customer_executive: role,
    problem_coordinator: role,
  }).default({}),
  involve_when_late: targets.default([]),
  stakeholders: section({ internal: audience.optional(), executives: audience.optional() }).default({}),
  customers: section({
    approvers: targets.default([]),
    default_tier: key.optional(),
    tiers: z.array(key).default([]),
  }).prefault({}),
  closing: section({
    archive_room_after: duration.prefault('7d'),
    rca_for: z.array(key).default([]),
    rca_due_in: duration.prefault('5d'),
    feedback: z.boolean().default(true),
  }).prefault({}),
  services: z.array(words).default([]),
}).transform((file): Policy => ({
  name: file.name,
  timezone: file.timezone,
  language: file.language,
  severities: Object.entries(file.severities).map(([name, rest]) => ({ key: name, ...rest })),
  calendars: file.calendars,
  schedules: file.schedules,
  escalationPaths: file.escalation_paths,
  routing: file.routing.map(({ when, path: name }) => ({ when: when ?? null, path: name })),
  roles: file.roles,
  involveWhenLate: file.involve_when_late,
  stakeholders: { internal: file.stakeholders.internal ?? null, executives: file.stakeholders.executives ?? null },
  customers: {
    approvers: file.customers.approvers,
    defaultTier: file.customers.default_tier ?? null,
    tiers: file.customers.tiers,
  },
  closing: {
    archiveRoomAfterMs: file.closing.archive_room_after,
    rcaFor: file.closing.rca_for,
    rcaDueInMs: file.closing.rca_due_in,
    feedback: file.closing.feedback,
  },
  services: file.services,
}));
