import type { PersonsCommand, WorldsCommand } from './commands.ts';
import type { Decision } from './decide.ts';
import type { Escalation } from './escalation.ts';
import type { Happening, PageCause } from './events.ts';
import type { UserId } from './ids.ts';
import { alreadyResolved, type Refusal } from './refusal.ts';
import { dueAfter, type Terms } from './terms.ts';
import { isPaging, othersStillWaiting, pageAt, wayAfter, wayFrom, type Step, type Stop, type Way } from './tiers.ts';
import { minute, type Instant } from './time.ts';
import { firstAsked, nextAsked, type Turns } from './turns.ts';

/** Why paging is over, as a refusal for whoever still wants to answer; null while an answer is wanted. */
export function stopped(escalation: Escalation): Refusal | null {
  if (escalation.status === 'working') return { code: 'already_acknowledged', ...escalation.acknowledged };
  return escalation.status === 'resolved' ? alreadyResolved(escalation.resolution) : null;
}

/** Pages the people where the way leads, or says that nobody is left to page. `from` is the step that is over. */
export function advance(
  terms: Terms,
  { passed, next }: Way,
  from: Step,
  cause: PageCause,
  by: UserId | null,
  now: Instant,
  turns: Turns,
): readonly Happening[] {
  const before = passed.map((stop) => passedOver(terms, stop));
  const tier = next && terms.tiers[next.tier - 1];
  if (!tier) return [...before, { type: 'unanswered', by, ...from }];
  const { round, people } = next;
  const answerBy = dueAfter(terms, now, tier.acknowledgeWithinMs);
  const paged = firstAsked({ ...tier, people }, turns);
  return [...before, { type: 'paged', by, cause, tier: next.tier, round, people: paged, answerBy }];
}

function passedOver(terms: Terms, { tier, round, asked }: Stop): Happening {
  const { missing = [], nobodyOnCall = [] } = terms.tiers[tier - 1] ?? {};
  return { type: 'passed-over', by: null, tier, round, missing, nobodyOnCall, asked };
}

/** Leaves the present tier and pages the one after it, if there is one. */
function nextTier(
  escalation: Escalation,
  cause: PageCause,
  now: Instant,
  turns: Turns,
  by: UserId | null = null,
): readonly Happening[] {
  const step = { tier: escalation.tier, round: escalation.round };
  return advance(escalation.terms, wayAfter(escalation, step), step, cause, by, now, turns);
}

/** Whoever is asked can't answer: the next of a tier that is asked one at a time, within the tier's time; else the next tier. */
function nextPersonOrTier(escalation: Escalation, cause: PageCause, now: Instant, turns: Turns): readonly Happening[] {
  const people = nextAsked(escalation, turns);
  if (people.length === 0 || escalation.status !== 'paging' || escalation.answerBy <= now)
    return nextTier(escalation, cause, now, turns);
  const { tier, round, answerBy } = escalation;
  return [{ type: 'paged', by: null, cause, tier, round, people, answerBy }];
}

/** Nobody waits for an SLA that nobody can meet: the last one of a tier to decline has the next tier paged at once. */
export function decideDecline(
  escalation: Escalation,
  command: Extract<PersonsCommand, { type: 'decline' }>,
  now: Instant,
  turns: Turns,
): Decision {
  const refused = stopped(escalation);
  if (refused) return { refused };
  const page = pageAt(escalation, { ...command, person: command.by });
  if (!page) return { refused: { code: 'not_paged' } };
  if (page.state === 'declined') return { events: [] };
  const declined: Happening = {
    type: 'declined',
    by: command.by,
    tier: command.tier,
    round: command.round,
    reason: command.reason,
  };
  return {
    events: isLastOfTier(escalation, command, command.by)
      ? [declined, ...nextPersonOrTier(escalation, 'declined', now, turns)]
      : [declined],
  };
}

/** "Page next now". Where the rounds were over and nobody had answered, it starts another round. */
export function decidePageNext(
  escalation: Escalation,
  command: Extract<PersonsCommand, { type: 'page-next' }>,
  now: Instant,
  turns: Turns,
): Decision {
  const refused = stopped(escalation);
  if (refused) return { refused };
  const step = { tier: escalation.tier, round: escalation.round };
  if (command.tier !== step.tier || command.round !== step.round)
    return { refused: { code: 'tier_moved_on', ...step } };
  if (escalation.status !== 'unanswered') return { events: nextTier(escalation, 'asked', now, turns, command.by) };
  const way = wayFrom(escalation, step.round + 1);
  return { events: advance(escalation.terms, way, step, 'asked', command.by, now, turns) };
}

/** From when on it is worth saying how late a tier is paged. */
const lateAfterMs = minute;

/**
 * A tier's time is over. However long ago that was, only the next one is paged, with all of its own time; that it is
 * late is kept, for whoever is paged to read.
 */
export function decideExpired(escalation: Escalation, step: Step, now: Instant, turns: Turns): readonly Happening[] {
  if (escalation.status !== 'paging' || !isPaging(escalation, step)) return [];
  const lateBy = now - escalation.answerBy;
  return nextTier(escalation, 'expired', now, turns).map((each) =>
    each.type === 'paged' && lateBy > lateAfterMs ? { ...each, lateBy } : each,
  );
}

/** A page that Slack refuses for good is said aloud, and is no reason to wait. */
export function decideUndeliverable(
  escalation: Escalation,
  command: Extract<WorldsCommand, { type: 'report-undeliverable' }>,
  now: Instant,
  turns: Turns,
): readonly Happening[] {
  const { person, tier, round, error } = command;
  const page = pageAt(escalation, command);
  if (page?.state !== 'waiting' && page?.state !== 'expired') return [];
  const event: Happening = { type: 'page-undeliverable', by: null, person, tier, round, error };
  return isLastOfTier(escalation, command, person)
    ? [event, ...nextPersonOrTier(escalation, 'undeliverable', now, turns)]
    : [event];
}

const isLastOfTier = (escalation: Escalation, step: Step, person: UserId): boolean =>
  isPaging(escalation, step) && !othersStillWaiting(escalation, person);
