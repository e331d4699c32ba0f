import { parseArgs } from 'node:util';
import { asUserId } from './domain/ids.ts';
import { nearest } from './domain/nearest.ts';
import { withOnCall } from './domain/on-call.ts';
import { targetText, type Directory } from './domain/plan.ts';
import type { Policy, RoutingFacts } from './domain/policy.ts';
import { kindOf, kinds, routes } from './domain/record.ts';
import { momentIn } from './domain/spoken-time.ts';
import type { Instant } from './domain/time.ts';

type Asked = { readonly facts: RoutingFacts; readonly at: Instant; readonly json: boolean };

const options = {
  severity: { type: 'string' },
  service: { type: 'string', multiple: true },
  'customer-tier': { type: 'string' },
  kind: { type: 'string' },
  route: { type: 'string' },
  at: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** What the flags of `policy simulate` ask for, or all that is wrong with them and what is allowed. */
export function readSimulation(
  flags: readonly string[],
  policy: Policy,
  now: Instant,
): Asked | { readonly mistakes: readonly string[] } {
  const read = flagsOf(flags);
  if ('mistake' in read) return { mistakes: [read.mistake] };
  const { severity, service: services = [], at = 'now', json = false, ...rest } = read.flags;
  const severities = policy.severities.map(({ key }) => key);
  const mistakes: string[] = [];
  const oneOf = <Value extends string>(flag: string, given: string | undefined, allowed: readonly Value[]) => {
    const found = allowed.find((each) => each === given);
    if (given !== undefined && found === undefined) mistakes.push(notAllowed(flag, given, allowed));
    return found ?? null;
  };
  if (severity === undefined) mistakes.push(`--severity is missing; allowed are ${severities.join(', ')}`);
  const known = oneOf('--severity', severity, severities);
  for (const each of services) oneOf('--service', each, policy.services);
  const customerTier = oneOf('--customer-tier', rest['customer-tier'], policy.customers.tiers);
  const route = oneOf('--route', rest.route, routes);
  const kind = oneOf('--kind', rest.kind, kinds);
  if (route && kind && kindOf(route) !== kind)
    mistakes.push(`--kind ${kind} does not go with --route ${route}, which is ${kindOf(route)}`);
  const when = momentIn(at.split(' '), now, policy.timezone);
  const isMoment = typeof when.at === 'number' && when.rest.length === 0;
  if (!isMoment) mistakes.push(`--at ${at} is no moment; write '2026-11-29 03:00', 'sunday 03:00' or 03:00`);
  if (mistakes.length > 0 || known === null || typeof when.at !== 'number') return { mistakes };
  return {
    facts: { severity: known, services, customerTier, route, kind: kind ?? (route && kindOf(route)) },
    at: when.at,
    json,
  };
}

function flagsOf(flags: readonly string[]) {
  try {
    return { flags: parseArgs({ args: [...flags], options, strict: true }).values };
  } catch (error) {
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
}

function notAllowed(flag: string, given: string, allowed: readonly string[]): string {
  if (allowed.length === 0) return `${flag} ${given} is unknown: the policy names none`;
  const near = nearest(given, allowed);
  return `${flag} ${given} is unknown; ${near ? `did you mean ${near}? ` : ''}allowed are ${allowed.join(', ')}`;
}

/** Without Slack: targets as the file writes them, and whoever has a schedule at the moment. */
export const asWritten =
  ({ schedules }: Policy) =>
  (at: Instant): Directory =>
    withOnCall((target) => ({ people: [asUserId(targetText(target))], missing: [] }), schedules, at);
