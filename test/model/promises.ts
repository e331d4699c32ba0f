import type { UserId } from '../../src/domain/ids.ts';
import type { Instant } from '../../src/domain/time.ts';
import { tell, type Case } from './case.ts';
import { severities, type SeverityKey } from './policies.ts';

/** When something that is promised within so long is due. */
export const promised = (from: Instant, within: number | undefined): Instant | null =>
  within === undefined ? null : from + within;

/** When the next update is due, counted from the one before it. */
export const nextUpdate = ({ terms }: Case, from: Instant): Instant | null => promised(from, terms.updateEveryMs);

/** Whoever has it is reminded that an update is due, and again after as long. */
export const remind = (before: Case, now: Instant): Case =>
  before.nextBy === null || before.nextBy > now
    ? before
    : tell(
        { ...before, nextBy: nextUpdate(before, now), direct: [...before.direct, owner(before)] },
        'update-reminded',
      );

/** It took longer than promised: these are brought in, once. */
export const overdue = (before: Case, people: readonly UserId[]): Case =>
  tell({ ...before, involved: people, direct: [...before.direct, ...people] }, `overdue ${people.join()}`);

/** Another severity times anew what is still promised, from when that began. */
export function retime(before: Case, to: SeverityKey, now: Instant): Case {
  const { acknowledgeWithinMs, ...given } = severities[to];
  const { draftAfterMs, withinMs } = given.firstUpdate;
  const tiers = before.terms.tiers.map((tier) => (tier.hasOwnTime ? tier : { ...tier, acknowledgeWithinMs }));
  const within = tiers[before.tier - 1]?.acknowledgeWithinMs ?? 0;
  const after: Case = {
    ...before,
    terms: { ...before.terms, ...given, tiers },
    answerBy: before.status === 'paging' ? Math.max(now, before.pagedAt + within) : before.answerBy,
    draftAt: Math.max(now, before.openedAt + draftAfterMs),
    updateBy: Math.max(before.openedAt + withinMs, now + withinMs - draftAfterMs),
  };
  const resolveBy = promised(before.openedAt, given.resolveWithinMs);
  const retimed: Case = {
    ...after,
    nextBy: before.nextBy === null ? null : nextUpdate(after, now),
    resolveBy: before.involved || resolveBy === null ? before.resolveBy : Math.max(now, resolveBy),
  };
  return tell(retimed, `severity-changed ${to}`);
}

/** Whoever leads, or whoever opened it while nobody does. */
const owner = ({ status, lead, openedBy }: Case): UserId => (status === 'working' && lead ? lead : openedBy);
