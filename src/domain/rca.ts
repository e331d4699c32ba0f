import type { RcaWish } from './commands.ts';
import type { Escalation } from './escalation.ts';
import type { UserId } from './ids.ts';
import { holderOf } from './roles.ts';
import { day, type Instant } from './time.ts';

/** Whether the severity that it has now calls for a root-cause analysis, and none was asked for yet. */
export const callsForRca = ({ terms, rca }: Escalation): boolean =>
  rca === null && (terms.rcaFor?.includes(terms.severity.key) ?? false);

/** Whose it is when nobody else is named: the problem coordinator's, else the lead's, else that of whoever resolves it. */
export function proposedRca(escalation: Escalation, by: UserId, now: Instant): RcaWish {
  const lead = escalation.status === 'working' ? escalation.lead : by;
  return { owner: holderOf(escalation, 'problem_coordinator') ?? lead, dueAt: now + escalation.terms.rcaDueInMs };
}

/** A day before it is due, or halfway when there is less than two days. */
export const remindOfRcaAt = (requestedAt: Instant, dueAt: Instant): Instant =>
  dueAt - requestedAt > 2 * day ? dueAt - day : Math.round((requestedAt + dueAt) / 2);
