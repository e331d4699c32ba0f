import type { UserId } from './ids.ts';
import type { Directory, Found } from './plan.ts';
import type { Policy } from './policy.ts';
import { gapsBetween, nextHandover, onCallAt, type Gap } from './rota.ts';
import { day, type Instant } from './time.ts';

type Schedules = Policy['schedules'];

/** A directory that finds behind a schedule whoever is on call at `now`, as far as `directory` knows them. */
export const withOnCall =
  (directory: Directory, schedules: Schedules, now: Instant): Directory =>
  (target): Found => {
    const schedule = 'schedule' in target ? schedules[target.schedule] : undefined;
    if (!('schedule' in target) || !schedule) return directory(target);
    const person = onCallAt(schedule, now);
    if (person === null) return { people: [], missing: [], nobodyOnCall: [target.schedule] };
    const { people, missing, why } = directory({ user: person });
    const named = (name: string) => `schedule ${target.schedule}: ${name}`;
    const reasons = Object.entries(why ?? {}).map(([name, reason]) => [named(name), reason] as const);
    return { people, missing: missing.map(named), ...(why ? { why: Object.fromEntries(reasons) } : {}) };
  };

/** Somebody of a schedule, as the policy names them; `id` is null when Slack does not know them as a member. */
export type Holder = { readonly name: string; readonly id: UserId | null };

/** Who has a schedule now, and who takes over when; null: nobody has it, and nothing changes within a year. */
export type OnCall = {
  readonly schedule: string;
  readonly holder: Holder | null;
  readonly next: { readonly at: Instant; readonly holder: Holder | null } | null;
};

/** Of every schedule, in the policy's order. */
export function onCallNow(schedules: Schedules, directory: Directory, now: Instant): readonly OnCall[] {
  const holderOf = (name: string | null): Holder | null =>
    name === null ? null : { name, id: directory({ user: name }).people[0] ?? null };
  return Object.entries(schedules).map(([name, schedule]) => {
    const next = nextHandover(schedule, now);
    return {
      schedule: name,
      holder: holderOf(onCallAt(schedule, now)),
      next: next && { at: next.at, holder: holderOf(next.person) },
    };
  });
}

/** How far ahead gaps are looked for: whoever can close one has until then. */
const aheadMs = 7 * day;

/** When nobody is on call in the week to come. */
export const gapsAhead = (schedules: Schedules, now: Instant): readonly (Gap & { readonly schedule: string })[] =>
  Object.entries(schedules).flatMap(([name, schedule]) =>
    gapsBetween(schedule, now, now + aheadMs).map((gap) => ({ schedule: name, ...gap })),
  );
