import type { Escalation } from '../domain/escalation.ts';
import type { Event, Happening } from '../domain/events.ts';
import { evolve } from '../domain/evolve.ts';
import type { Intent } from '../domain/intents.ts';
import { react } from '../domain/react.ts';
import type { Instant } from '../domain/time.ts';

/** Applies happenings one by one, collecting what the world must be asked for after each. */
export function applyAll(escalation: Escalation, happenings: readonly Happening[], now: Instant) {
  let state = escalation;
  const intents: Intent[] = [];
  const events = happenings.map((happening): Event => ({ ...happening, at: now }));
  for (const event of events) {
    const before = state;
    state = evolve(before, event);
    intents.push(...react(before, state, event));
  }
  return { state, events, intents };
}
