import type { Kind, Route } from './record.ts';
import type { Schedule } from './rota.ts';
import type { Label, Language } from './terms.ts';

/** The policy file as the domain reads it. Durations are milliseconds; keys and meanings are the file's own. */
export type Policy = {
  readonly name: string;
  readonly timezone: string;
  readonly language: Language;
  /** First is worst. */
  readonly severities: readonly Severity[];
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly schedules: Readonly<Record<string, Schedule>>;
  readonly escalationPaths: Readonly<Record<string, EscalationPath>>;
  /** First match wins; the last one matches everything. */
  readonly routing: readonly Routing[];
  readonly roles: Readonly<Partial<Record<Role, PageTarget>>>;
  readonly involveWhenLate: readonly PageTarget[];
  readonly stakeholders: { readonly internal: Audience | null; readonly executives: Audience | null };
  readonly customers: {
    readonly approvers: readonly PageTarget[];
    readonly defaultTier: string | null;
    readonly tiers: readonly string[];
  };
  readonly closing: {
    readonly archiveRoomAfterMs: number;
    readonly rcaFor: readonly string[];
    readonly rcaDueInMs: number;
    readonly feedback: boolean;
  };
  readonly services: readonly string[];
};

export type Severity = {
  readonly key: string;
  readonly label: Label;
  readonly means: Label;
  readonly acknowledgeWithinMs: number;
  readonly withinHours: string | null;
  readonly firstUpdate: { readonly draftAtMs: number; readonly withinMs: number };
  readonly updateEveryMs: number;
  readonly resolveWithinMs: number;
  readonly warRoom: 'on_open' | 'on_acknowledge' | 'manual';
};

export type Calendar = {
  readonly timezone: string;
  readonly hours: Readonly<Record<string, string>>;
  readonly holidays: readonly string[];
};

/** `user` is an e-mail address, an id (U…) or a handle. */
export type PageTarget = { readonly user: string } | { readonly usergroup: string } | { readonly schedule: string };

export type PathTier = {
  readonly name: Label;
  readonly page: readonly PageTarget[];
  readonly strategy: 'everyone' | 'one_at_a_time';
  readonly acknowledgeWithinMs: number | null;
};
export type EscalationPath = {
  readonly tiers: readonly PathTier[];
  /** Further rounds after the first. */
  readonly repeat: number;
  readonly then: { readonly channel: string };
};

export type Condition = {
  readonly kind?: readonly Kind[];
  readonly route?: readonly Route[];
  readonly severity?: readonly string[];
  readonly customerTier?: readonly string[];
  readonly service?: readonly string[];
};
export type Routing = { readonly when: Condition | null; readonly path: string };

export const roleNames = [
  'escalation_manager',
  'deescalation_architect',
  'customer_executive',
  'problem_coordinator',
] as const;
export type Role = (typeof roleNames)[number];

export type Audience = { readonly channels: readonly string[]; readonly severities: readonly string[] | null };

/** What routing looks at. */
export type RoutingFacts = {
  readonly severity: string;
  readonly kind: Kind | null;
  readonly route: Route | null;
  readonly customerTier: string | null;
  readonly services: readonly string[];
};

export const severityOf = (policy: Policy, key: string): Severity | null =>
  policy.severities.find((severity) => severity.key === key) ?? null;

/** The first routing entry whose conditions all hold; a condition holds when one of its values fits. `index` counts from 0. */
export function ruleFor(
  { routing }: Policy,
  facts: RoutingFacts,
): { readonly index: number; readonly entry: Routing } | null {
  const index = routing.findIndex(({ when }) => when === null || matches(when, facts));
  const entry = routing[index];
  return entry ? { index, entry } : null;
}

/** The path of that entry. */
export function pathFor(policy: Policy, facts: RoutingFacts): (EscalationPath & { readonly key: string }) | null {
  const rule = ruleFor(policy, facts);
  const path = rule && policy.escalationPaths[rule.entry.path];
  return path ? { ...path, key: rule.entry.path } : null;
}

function matches(when: Condition, { severity, kind, route, customerTier, services }: RoutingFacts): boolean {
  return (
    fits(when.severity, severity) &&
    fits(when.kind, kind) &&
    fits(when.route, route) &&
    fits(when.customerTier, customerTier) &&
    (!when.service || services.some((service) => fits(when.service, service)))
  );
}

const fits = (allowed: readonly string[] | undefined, value: string | null): boolean =>
  !allowed || (value !== null && allowed.includes(value));
