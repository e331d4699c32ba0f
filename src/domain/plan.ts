import type { UserId } from './ids.ts';
import {
  pathFor,
  severityOf,
  type Audience,
  type PageTarget,
  type Policy,
  type Role,
  type RoutingFacts,
} from './policy.ts';
import { peopleOf } from './rota.ts';
import type { SeverityTerms, Terms, Tier, TierTarget } from './terms.ts';

/** Who stands behind a target of the policy; `missing` says who or what can't be paged, in the policy's own words. */
export type Found = {
  readonly people: readonly UserId[];
  readonly missing: readonly string[];
  /** Schedules that have nobody at the moment. */
  readonly nobodyOnCall?: readonly string[];
  /** Why those of `missing` can't be paged, by name; unknown where it says nothing. */
  readonly why?: Readonly<Record<string, WhyMissing>>;
  /** There is no such person, group or schedule: not the same as one without anybody to page. */
  readonly unknown?: true;
};
/** Nobody is known by that name, somebody is and is no member, or a user group has no members or can't be used. */
export const whyMissing = [
  'unknown',
  'guest',
  'bot',
  'stranger',
  'deactivated',
  'no_such_group',
  'empty_group',
] as const;
export type WhyMissing = (typeof whyMissing)[number];
export type Directory = (target: PageTarget) => Found;

/** What an escalation opens with: the part of the policy that concerns it, with people in place of names. */
export function termsFor(policy: Policy, facts: RoutingFacts, directory: Directory): Terms | null {
  const given = severityTerms(policy, facts.severity);
  const path = pathFor(policy, facts);
  if (!given || !path) return null;
  const { acknowledgeWithinMs, ...bySeverity } = given;
  const holders = Object.values(policy.roles).flatMap((target) => (target ? directory(target).people : []));
  const found = (target: PageTarget): TierTarget => ({ target, people: directory(target).people });
  const approvers = policy.customers.approvers.map(found);
  const holder = (role: Role): TierTarget | undefined => {
    const target = policy.roles[role];
    return target && found(target);
  };
  const [coordinator, executive] = [holder('problem_coordinator'), holder('customer_executive')];
  const architect = holder('deescalation_architect');
  return {
    ...bySeverity,
    tiers: path.tiers.map((tier, index): Tier => {
      const behind = tier.page.map(directory);
      const fixed = {
        name: tier.name,
        acknowledgeWithinMs: tier.acknowledgeWithinMs ?? acknowledgeWithinMs,
        ...(tier.acknowledgeWithinMs === null ? {} : { hasOwnTime: true as const }),
        targets: tier.page.map((target, place) => ({ target, people: behind[place]?.people ?? [] })),
        ...(tier.strategy === 'one_at_a_time' ? { turn: `${path.key}/${index + 1}` } : {}),
      };
      return withPeople(fixed, behind);
    }),
    rounds: 1 + path.repeat,
    fallbackChannel: path.then.channel,
    manager: holder('escalation_manager')?.people[0] ?? null,
    roleHolders: [...new Set(holders)],
    involve: policy.involveWhenLate.map(found),
    ...(approvers.length > 0 ? { approvers } : {}),
    language: policy.language,
    rcaDueInMs: policy.closing.rcaDueInMs,
    archiveRoomAfterMs: policy.closing.archiveRoomAfterMs,
    ...(policy.closing.rcaFor.length > 0 ? { rcaFor: policy.closing.rcaFor } : {}),
    ...(coordinator ? { problemCoordinator: coordinator } : {}),
    ...(policy.closing.feedback ? { feedback: true } : {}),
    ...(executive ? { customerExecutive: executive } : {}),
    ...(architect ? { deescalationArchitect: architect } : {}),
  };
}

/** What the policy says of a severity; null when it has none of that name. */
export function severityTerms(policy: Policy, key: string): SeverityTerms | null {
  const severity = severityOf(policy, key);
  if (!severity) return null;
  const { label, means, acknowledgeWithinMs, warRoom, firstUpdate, updateEveryMs, resolveWithinMs, withinHours } =
    severity;
  const hours = withinHours === null ? undefined : policy.calendars[withinHours];
  const internal = channelsOf(policy.stakeholders.internal, key);
  return {
    severity: { key, label, means, rank: policy.severities.indexOf(severity) },
    acknowledgeWithinMs,
    warRoom,
    firstUpdate: { draftAfterMs: firstUpdate.draftAtMs, withinMs: firstUpdate.withinMs },
    updateEveryMs,
    resolveWithinMs,
    stakeholderChannels: internal,
    executiveChannels: channelsOf(policy.stakeholders.executives, key).filter((channel) => !internal.includes(channel)),
    ...(hours ? { hours } : {}),
  };
}

const channelsOf = (audience: Audience | null, severity: string): readonly string[] =>
  audience && (audience.severities?.includes(severity) ?? true) ? [...new Set(audience.channels)] : [];

/** A tier with those who were found behind its targets. */
export function withPeople(
  { name, acknowledgeWithinMs, hasOwnTime, targets, turn }: Omit<Tier, 'people' | 'missing'>,
  found: readonly Found[],
): Tier {
  const uncovered = [...new Set(found.flatMap(({ nobodyOnCall = [] }) => nobodyOnCall))];
  return {
    name,
    people: [...new Set(found.flatMap(({ people }) => people))],
    acknowledgeWithinMs,
    missing: [...new Set(found.flatMap(({ missing }) => missing))],
    ...(uncovered.length > 0 ? { nobodyOnCall: uncovered } : {}),
    ...(hasOwnTime ? { hasOwnTime } : {}),
    ...(targets ? { targets } : {}),
    ...(turn === undefined ? {} : { turn }),
  };
}

/** As the policy file writes it: `dana@example.com`, `usergroup payments-experts`. */
export function targetText(target: PageTarget): string {
  if ('user' in target) return target.user;
  return 'usergroup' in target ? `usergroup ${target.usergroup}` : `schedule ${target.schedule}`;
}

/** Whom and what a policy names: in its tiers, its roles, among those who are involved when it is late, and as approvers. */
export const targetsNamed = (policy: Policy): readonly PageTarget[] => [
  ...Object.values(policy.escalationPaths).flatMap((path) => path.tiers.flatMap((tier) => tier.page)),
  ...Object.values(policy.roles).flatMap((target) => (target ? [target] : [])),
  ...policy.involveWhenLate,
  ...policy.customers.approvers,
];

/** The same, with everybody who is ever on call. */
const everybodyNamed = (policy: Policy): readonly PageTarget[] => [
  ...targetsNamed(policy),
  ...Object.values(policy.schedules).flatMap((schedule) => peopleOf(schedule).map((user) => ({ user }))),
];

/** Every person that the policy names, each once: who must be known before anybody can be paged. */
export const peopleNamed = (policy: Policy): readonly string[] => [
  ...new Set(everybodyNamed(policy).flatMap((target) => ('user' in target ? [target.user] : []))),
];

/** Every user group that the policy names, each once. */
export const groupsNamed = (policy: Policy): readonly string[] => [
  ...new Set(everybodyNamed(policy).flatMap((target) => ('usergroup' in target ? [target.usergroup] : []))),
];

/** Who and what of all that the policy names can't be paged; of a schedule everybody, whoever is on call at the moment. */
export const missingIn = (policy: Policy, directory: Directory): readonly string[] => [
  ...new Set(everybodyNamed(policy).flatMap((target) => ('schedule' in target ? [] : directory(target).missing))),
];
