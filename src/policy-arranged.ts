import type { CommandConfig } from './config.ts';
import { targetText } from './domain/plan.ts';
import { pathFor, type Policy, type RoutingFacts } from './domain/policy.ts';
import type { Schedule, Shift } from './domain/rota.ts';
import type { Instant } from './domain/time.ts';
import { reachableIn } from './platform/public-address.ts';
import { calendarAround } from './policy-calendars.ts';
import { coversFrom } from './policy-covers.ts';

/**
 * The policy with what is arranged outside of its file for the schedules that these facts lead to: in calendars and, where a
 * database is named, by people who cover for each other. `notes` says in words what of it isn't known.
 */
export async function policyInForce(
  file: string,
  policy: Policy,
  { facts, at }: { readonly facts: RoutingFacts; readonly at: Instant },
  { environment, databaseUrl }: Pick<CommandConfig, 'environment' | 'databaseUrl'>,
): Promise<{ readonly policy: Policy; readonly notes: readonly string[] }> {
  const names = schedulesFor(policy, facts);
  if (names.length === 0) return { policy, notes: [] };
  const notes: string[] = [];
  const schedules: Record<string, Schedule> = { ...policy.schedules };
  for (const [name, schedule] of Object.entries(policy.schedules)) {
    const { ical } = schedule;
    if (ical === undefined || !names.includes(name)) continue;
    const read = await calendarAround(file, { ...schedule, ical }, at, reachableIn(environment));
    schedules[name] = { ...schedule, feed: 'shifts' in read ? read.shifts : [whoever(name)] };
    if ('fault' in read) notes.push(`whom the calendar of schedule ${name} names isn't known: ${read.fault}`);
  }
  const covers = databaseUrl === null ? 'DATABASE_URL is not given' : await coversFrom(databaseUrl, policy, at);
  if (typeof covers === 'string') notes.push(`covers made in Slack aren't known: ${covers}`);
  else
    for (const [name, own] of covers) {
      const schedule = schedules[name];
      if (schedule) schedules[name] = { ...schedule, covers: own };
    }
  return { policy: { ...policy, schedules }, notes };
}

const schedulesFor = (policy: Policy, facts: RoutingFacts): readonly string[] =>
  (pathFor(policy, facts)?.tiers ?? [])
    .flatMap(({ page }) => page)
    .flatMap((target) => ('schedule' in target ? [target.schedule] : []));

/** Somebody has it, whoever that is. */
const whoever = (schedule: string): Shift => ({ person: targetText({ schedule }), from: -Infinity, to: Infinity });
