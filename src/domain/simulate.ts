import { decide, decideOpen } from './decide.ts';
import type { Escalation } from './escalation.ts';
import type { Happening } from './events.ts';
import { begin, evolve } from './evolve.ts';
import { asEscalationId, asTeamId, asUserId, type UserId } from './ids.ts';
import { termsFor, type Directory } from './plan.ts';
import { ruleFor, type Policy, type Routing, type RoutingFacts } from './policy.ts';
import type { Details, Source } from './record.ts';
import { stepsOf, type Paged, type SimulatedStep } from './simulated-steps.ts';
import type { Terms } from './terms.ts';
import type { Instant } from './time.ts';

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
 * Plays an escalation by the very rules that page people, letting every tier's time run out. `directory` says who stands
 * behind a target when it opens. Null: the policy has no such severity.
 */
export function simulate(
  policy: Policy,
  facts: RoutingFacts,
  directory: Directory,
  openedAt: Instant,
): Simulation | null {
  const rule = ruleFor(policy, facts);
  const path = rule && policy.escalationPaths[rule.entry.path];
  const terms = termsFor(policy, facts, directory);
  if (!rule || !path || !terms) return null;
  const pages: Paged[] = [];
  let now = openedAt;
  let { state, paged } = play(null, decideOpen({ ...unwritten, details: detailsOf(facts), terms }, now), now);
  while (paged) {
    pages.push({ ...paged, at: now });
    now = paged.answerBy;
    const over = decide(state, { type: 'expire-tier', tier: paged.tier, round: paged.round }, null, now);
    ({ state, paged } = play(state, 'events' in over ? over.events : [], now));
  }
  const steps = stepsOf(path, pages, directory, openedAt);
  return { facts, terms, rule, openedAt, steps, end: { at: now, channel: terms.fallbackChannel } };
}

type PagedEvent = Extract<Happening, { type: 'paged' }>;

/** The state after what happened, and who was paged by it. */
function play(before: Escalation | null, happenings: readonly Happening[], at: Instant) {
  let state = before;
  let paged: PagedEvent | null = null;
  for (const happening of happenings) {
    const event = { ...happening, at };
    state = state ? evolve(state, event) : begin(identity, event);
    if (happening.type === 'paged') paged = happening;
  }
  if (!state) throw new Error('opening leads to an event');
  return { state, paged };
}

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
