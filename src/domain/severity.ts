import type { PersonsCommand } from './commands.ts';
import type { Decision } from './decide.ts';
import { owesCustomers } from './customer-text.ts';
import type { Escalation } from './escalation.ts';
import type { Happening } from './events.ts';
import { owed } from './first-update.ts';
import { nextUpdateFrom, resolveByFrom } from './promises.ts';
import { alreadyResolved } from './refusal.ts';
import { dueAfter, type SeverityTerms, type Terms } from './terms.ts';
import type { Instant } from './time.ts';

/** The same path under another severity. Times that the policy gives a tier of its own stay. */
export function underSeverity(
  { hours: _before, ...terms }: Terms,
  { acknowledgeWithinMs, ...given }: SeverityTerms,
): Terms {
  const tiers = terms.tiers.map((tier) => (tier.hasOwnTime ? tier : { ...tier, acknowledgeWithinMs }));
  return { ...terms, ...given, tiers };
}

/**
 * Another severity times what is still promised anew, from when it began. Whoever was paged stays paged: where their time
 * is over by the new measure, it is over now. An update that would be late gets the time for which a draft waits.
 */
export function decideSeverity(
  escalation: Escalation,
  { by, to }: Extract<PersonsCommand, { type: 'change-severity' }>,
  now: Instant,
): Decision {
  if (escalation.status === 'resolved') return { refused: alreadyResolved(escalation.resolution) };
  const from = escalation.terms.severity;
  if (to.severity.key === from.key) return { refused: { code: 'severity_is_so', severity: from } };
  const terms = underSeverity(escalation.terms, to);
  const changed: Happening = {
    type: 'severity-changed',
    by,
    from,
    to,
    answerBy: answerBy(escalation, terms, now),
    updateBy: updateBy(escalation, terms, now),
    nextUpdateBy: nextUpdateBy(escalation, terms, now),
    resolveBy: resolveBy(escalation, terms, now),
    ...(owesCustomers(escalation) ? { customerBy: firstWordBy(escalation, terms, now) } : {}),
  };
  const wanted = terms.warRoom === 'on_open' || (terms.warRoom === 'on_acknowledge' && escalation.status === 'working');
  const roomWanted = wanted && escalation.room.status === 'none';
  return { events: [changed, ...(roomWanted ? [{ type: 'room-requested', by: null } as const] : [])] };
}

function answerBy(escalation: Escalation, terms: Terms, now: Instant): Instant | null {
  const tier = terms.tiers[escalation.tier - 1];
  if (escalation.status !== 'paging' || !tier) return null;
  return Math.max(now, dueAfter(terms, escalation.pagedAt, tier.acknowledgeWithinMs));
}

const updateBy = (escalation: Escalation, terms: Terms, now: Instant): Instant | null =>
  owed(escalation.firstUpdate) ? firstWordBy(escalation, terms, now) : null;

function firstWordBy({ openedAt }: Escalation, terms: Terms, now: Instant): Instant {
  const { draftAfterMs, withinMs } = terms.firstUpdate;
  return Math.max(dueAfter(terms, openedAt, withinMs), dueAfter(terms, now, withinMs - draftAfterMs));
}

/** Counted from this moment: when the one before it was posted is not what people wait for. */
const nextUpdateBy = ({ nextUpdate }: Escalation, terms: Terms, now: Instant): Instant | null =>
  nextUpdate ? (nextUpdateFrom(terms, now)?.by ?? null) : null;

function resolveBy(
  { resolveBy: promised, involved, openedAt }: Escalation,
  terms: Terms,
  now: Instant,
): Instant | null {
  const due = resolveByFrom(terms, openedAt);
  return involved || due === null ? promised : Math.max(now, due);
}
