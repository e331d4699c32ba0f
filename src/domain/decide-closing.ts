import type { PersonsCommand, RcaWish } from './commands.ts';
import type { Decision } from './decide.ts';
import { advance } from './decide-paging.ts';
import type { Escalation } from './escalation.ts';
import type { Happening } from './events.ts';
import { callsForRca, proposedRca } from './rca.ts';
import { alreadyResolved } from './refusal.ts';
import { wayFrom } from './tiers.ts';
import type { Instant } from './time.ts';
import type { Turns } from './turns.ts';

type Asked<Type extends PersonsCommand['type']> = Extract<PersonsCommand, { readonly type: Type }>;

/** It is over; and where the severity that it has now calls for an RCA, one is asked for by that alone. */
export function decideResolve(escalation: Escalation, command: Asked<'resolve'>, now: Instant): Decision {
  if (escalation.status === 'resolved') return { refused: alreadyResolved(escalation.resolution) };
  const { by, fix, rca } = command;
  if (rca && rca.dueAt <= now) return { refused: { code: 'due_in_the_past' } };
  const resolved: Happening = { type: 'resolved', by, fix };
  if (escalation.rca) return { events: [resolved] };
  if (rca) return { events: [resolved, requested(by, rca)] };
  if (!callsForRca(escalation)) return { events: [resolved] };
  return { events: [resolved, { ...requested(by, proposedRca(escalation, by, now)), calledFor: true }] };
}

/** Somebody who had it goes on; where nobody ever acknowledged, the first tier is paged again, one round on. */
export function decideReopen(
  escalation: Escalation,
  { by, why }: Asked<'reopen'>,
  now: Instant,
  turns: Turns,
): Decision {
  if (escalation.status !== 'resolved') return { refused: { code: 'not_resolved' } };
  const event: Happening = { type: 'reopened', by, why };
  // Slack lets no app un-archive a room that it was in.
  const room = escalation.room.status === 'archived' ? [{ type: 'room-requested', by: null, anew: true } as const] : [];
  if (escalation.acknowledged) return { events: [event, ...room] };
  const step = { tier: escalation.tier, round: escalation.round };
  const first = wayFrom(escalation, step.round + 1);
  return { events: [event, ...advance(escalation.terms, first, step, 'reopened', by, now, turns), ...room] };
}

export function decideRca(escalation: Escalation, command: Asked<'request-rca'>, now: Instant): Decision {
  if (escalation.status !== 'resolved') return { refused: { code: 'not_resolved' } };
  if (escalation.rca)
    return { refused: { code: 'rca_already_requested', owner: escalation.rca.owner, dueAt: escalation.rca.dueAt } };
  if (command.dueAt <= now) return { refused: { code: 'due_in_the_past' } };
  return { events: [requested(command.by, command)] };
}

const requested = (by: Asked<'resolve'>['by'], { owner, dueAt }: RcaWish) =>
  ({ type: 'rca-requested', by, owner, dueAt }) as const;
