import type { Actor } from '../domain/can.ts';
import type { Command } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { Event, Happening } from '../domain/events.ts';
import { evolve } from '../domain/evolve.ts';
import type { Intent } from '../domain/intents.ts';
import { react } from '../domain/react.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from '../store/tables/db.ts';
import { lock, update } from '../store/escalations.ts';
import { enqueue } from '../store/outbox.ts';
import { standingOf } from '../store/people.ts';
import { append } from '../store/timeline.ts';
import type { Desk, Outcome, Target } from './desk.ts';

/**
 * The one shape of a change: lock → decide → evolve → save state, timeline and outbox → commit.
 * `command` may be worked out from the locked state; null from it means that there is nothing to do.
 */
export async function handle(
  desk: Desk,
  target: Target,
  command: Command | ((escalation: Escalation, trx: Trx, now: Instant) => Promise<Command | null>),
): Promise<Outcome> {
  return desk.db.transaction().execute(async (trx) => {
    // The lock comes first: of two people who answer at once, the second must decide on what the first has done.
    const escalation = await lock(trx, target.team, target.id);
    if (!escalation) return { refused: { code: 'not_found' }, escalation: null };
    const now = await desk.clock.now(trx);
    const asked = typeof command === 'function' ? await command(escalation, trx, now) : command;
    if (!asked) return { escalation, events: [] };
    const decision = decide(escalation, asked, await actorOf(trx, target, asked), now);
    if ('refused' in decision) return { refused: decision.refused, escalation };
    const step = applyAll(escalation, decision.events, now);
    if (step.events.length === 0) return { escalation, events: [] };
    await update(trx, step.state);
    await append(trx, step.state, step.events);
    await enqueue(trx, step.state, step.intents, now);
    return { escalation: step.state, events: step.events };
  });
}

async function actorOf(trx: Trx, target: Target, command: Command): Promise<Actor | null> {
  if (!('by' in command)) return null;
  return { id: command.by, team: target.team, standing: await standingOf(trx, target.team, command.by) };
}

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
