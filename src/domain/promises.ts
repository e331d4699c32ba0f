import type { WorldsCommand } from './commands.ts';
import type { Escalation, NextUpdate } from './escalation.ts';
import type { Event, Happening } from './events.ts';
import type { Deadline, Intent } from './intents.ts';
import { targetText } from './plan.ts';
import { dueAfter, type Terms } from './terms.ts';
import type { Instant } from './time.ts';

/** The update that is promised once another was settled at `from`; null where the policy knew no cadence when it opened. */
export const nextUpdateFrom = (terms: Terms, from: Instant): NextUpdate | null =>
  terms.updateEveryMs === undefined ? null : { by: dueAfter(terms, from, terms.updateEveryMs), text: null };

/** When it is to be resolved, counted from when it opened or was opened again. */
export const resolveByFrom = (terms: Terms, from: Instant): Instant | null =>
  terms.resolveWithinMs === undefined ? null : dueAfter(terms, from, terms.resolveWithinMs);

/** Nobody has said anything for as long as the cadence allows: whoever has it is reminded, with a draft, and again after it. */
export function decideUpdateDue(
  { status, nextUpdate, terms }: Escalation,
  { text }: Extract<WorldsCommand, { type: 'next-update-due' }>,
  now: Instant,
): readonly Happening[] {
  const next = nextUpdateFrom(terms, now);
  if (status === 'resolved' || !nextUpdate || nextUpdate.by > now || !next) return [];
  return [{ type: 'update-reminded', by: null, text, nextBy: next.by }];
}

/** It took longer than promised: the parties that the policy names for that are brought in, once, into a room. */
export function decideOverdue({ status, resolveBy, involved, terms, room }: Escalation): readonly Happening[] {
  if (status === 'resolved' || resolveBy === null || involved) return [];
  const { involve = [] } = terms;
  const people = [...new Set(involve.flatMap((each) => each.people))];
  const missing = involve.flatMap((each) => (each.people.length === 0 ? [targetText(each.target)] : []));
  const roomWanted = people.length > 0 && room.status === 'none';
  return [
    { type: 'overdue', by: null, people, missing },
    ...(roomWanted ? [{ type: 'room-requested', by: null } as const] : []),
  ];
}

/** The clocks of these promises after an event. Each update is a promise of its own, named by the event that made it. */
export function promisesArmed(before: Escalation | null, after: Escalation): readonly Intent[] {
  const { nextUpdate, resolveBy, involved, version } = after;
  const isNext = (before?.nextUpdate?.by ?? null) !== (nextUpdate?.by ?? null);
  const isResolve = (before?.resolveBy ?? null) !== resolveBy;
  const arm = (kind: Deadline['kind'], round: number, dueAt: Instant): Intent => ({
    type: 'arm',
    deadline: { kind, tier: 0, round, dueAt },
  });
  return [
    ...(isNext && before?.nextUpdate ? [{ type: 'cancel', kinds: ['next-update'] } as const] : []),
    ...(isNext && nextUpdate ? [arm('next-update', version, nextUpdate.by)] : []),
    ...(isResolve && resolveBy === null ? [{ type: 'cancel', kinds: ['resolve'] } as const] : []),
    ...(isResolve && resolveBy !== null && !involved ? [arm('resolve', 0, resolveBy)] : []),
  ];
}

/** Who is told of it directly: whoever leads, else whoever opened it; of what took too long, those who are brought in. */
export function promisesTold(after: Escalation, event: Event): readonly Intent[] {
  const seq = after.version;
  if (event.type === 'update-reminded')
    return [{ type: 'tell-person', person: after.status === 'working' ? after.lead : after.openedBy, seq }];
  if (event.type !== 'overdue') return [];
  return [
    ...(after.room.status === 'open' && event.people.length > 0
      ? [{ type: 'invite', people: event.people } as const]
      : []),
    ...event.people.map((person) => ({ type: 'tell-person', person, seq }) as const),
  ];
}
