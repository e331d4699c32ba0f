import type { Simulation } from '../../src/domain/simulate.ts';
import type { SimulatedStep, WhyLeftOut } from '../../src/domain/simulated-steps.ts';
import type { Terms } from '../../src/domain/terms.ts';
import { people, start } from '../support/domain.ts';

/** What would become of a case by these terms, with everybody left out for the same reason. */
export function simulated(terms: Terms, why: WhyLeftOut = 'unknown'): Simulation {
  let at = start;
  const steps = Array.from({ length: terms.rounds }, (_, index) => index + 1).flatMap((round) =>
    terms.tiers.map((tier, index): SimulatedStep => {
      const answerBy = tier.people.length > 0 ? at + tier.acknowledgeWithinMs : null;
      const step = {
        round,
        tier: index + 1,
        name: tier.name,
        at,
        answerBy,
        pages: tier.people.map((person) => ({ person, via: { user: person } })),
        oneAtATime: false,
        leftOut: tier.missing.map((who) => ({ who, isPerson: false, why })),
      };
      at = answerBy ?? at;
      return step;
    }),
  );
  const facts = {
    severity: terms.severity.key,
    kind: 'functional',
    route: 'technical',
    customerTier: 'strategic',
    services: ['checkout'],
  } as const;
  const rule = { index: 0, entry: { when: { service: ['checkout', 'payments'] }, path: 'payments' } };
  return { facts, terms, rule, openedAt: start, steps, end: { at, channel: terms.fallbackChannel } };
}

/** The same with a person who was paged already in each round. */
export const withRepeats = (found: Simulation): Simulation => ({
  ...found,
  steps: found.steps.map((step) => ({
    ...step,
    leftOut: [...step.leftOut, { who: people.ana, isPerson: true, why: 'already_paged' }],
  })),
});
