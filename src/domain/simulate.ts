import { decide, decideOpen } from './decide.ts';
import type { Escalation } from './escalation.ts';
import type { Happening } from './events.ts';
import { begin, evolve } from './evolve.ts';
import { asEscalationId, asTeamId, asUserId, type UserId } from './ids.ts';
import { termsFor, type Directory } from './plan.ts';
import { ruleFor, type Policy, type Routing, type RoutingFacts } from './policy.ts';
import { atPresent } from './present.ts';
import type { Details, Source } from './record.ts';
import { stepsOf, type SimulatedStep } from './simulated-steps.ts';
import type { Terms } from './terms.ts';
import type { Instant } from './time.ts';

type DirectoryAt = (at: Instant) => Directory;

/** What would become of an escalation that nobody ever answers. */
export type Simulation = {
  readonly facts: RoutingFacts;
  readonly terms: Terms;
  /** The entry of `routing` that takes it; `index` counts from 0. */
  readonly rule: { readonly index: number; readonly entry: Routing };
  readonly openedAt: Instant;
  readonly steps: readonly SimulatedStep[];
  /** When and where it is said that nobody answered. */
  readonly end: { readonly at: Instant; readonly channel: string };
};

/**
 * Plays an escalation by the very rules that page people, letting every tier's time run out. `directoryAt` says who stands
 * behind a target at a moment: it is asked anew whenever a tier is paged. Null: the policy has no such severity.
 */
export function simulate(
  policy: Policy,
  facts: RoutingFacts,
  directoryAt: DirectoryAt,
  openedAt: Instant,
): Simulation | null {
  const rule = ruleFor(policy, facts);
  const path = rule && policy.escalationPaths[rule.entry.path];
  const terms = termsFor(policy, facts, directoryAt(openedAt));
  if (!rule || !path || !terms) return null;
  const steps: SimulatedStep[] = [];
  let happenings = decideOpen({ ...unwritten, details: detailsOf(facts), terms }, openedAt);
  let state: Escalation | null = null;
  let now = openedAt;
  for (;;) {
    steps.push(...stepsOf(path, happenings, directoryAt(now), now, state?.pages ?? []));
    state = happenings.reduce<Escalation | null>((before, each) => play(before, each, now), state);
    if (state?.status !== 'paging') break;
    now = state.answerBy;
    const { tier, round } = state;
    const over = decide(atPresent(state, directoryAt(now)), { type: 'expire-tier', tier, round }, null, now);
    if (!('events' in over)) break;
    happenings = over.events;
  }
  return { facts, terms, rule, openedAt, steps, end: { at: now, channel: terms.fallbackChannel } };
}

const play = (before: Escalation | null, happening: Happening, at: Instant): Escalation =>
  before ? evolve(before, { ...happening, at }) : begin(identity, { ...happening, at });

/** Of what nobody has written: none of it changes who is paged. */
const nobody = asUserId('');
const identity = { id: asEscalationId(''), team: asTeamId(''), number: 0 };
const unwritten: { by: UserId; source: Source } = {
  by: nobody,
  source: { via: 'command', channel: null, messageTs: null, permalink: null, author: null },
};
const detailsOf = ({ severity, kind, route, services }: RoutingFacts): Details => ({
  title: '',
  description: '',
  severity,
  kind,
  route,
  customer: null,
  services,
  criteria: [],
  triage: { tried: '', whyNotHere: '' },
  links: [],
});
