import type { Escalation, Page } from './escalation.ts';
import type { UserId } from './ids.ts';
import type { Terms } from './terms.ts';

export type Step = { readonly tier: number; readonly round: number };

/** The first tier of a round that has anybody in it, or null when no tier has. */
export function firstOf(terms: Terms, round: number): Step | null {
  const index = terms.tiers.findIndex((tier) => tier.people.length > 0);
  return index < 0 ? null : { tier: index + 1, round };
}

/**
 * The tier to page after `step`: the next with anybody in it, then the first of the next round, then nothing (null):
 * the fallback channel is told. Tiers whose people can't be found are passed over, never waited for.
 */
export function nextAfter(terms: Terms, step: Step): Step | null {
  const later = terms.tiers.findIndex((tier, index) => index >= step.tier && tier.people.length > 0);
  if (later >= 0) return { tier: later + 1, round: step.round };
  return step.round < terms.rounds ? firstOf(terms, step.round + 1) : null;
}

/** Names one page: a person has one at most for each tier and round. */
export type PageKey = Step & { readonly person: UserId };

/** Whether `page` is the one that `key` names. */
export const isPage = (page: PageKey, key: PageKey): boolean =>
  page.tier === key.tier && page.round === key.round && page.person === key.person;

/** The page that `key` names, or null where there was none. */
export const pageAt = (escalation: Escalation, key: PageKey): Page | null =>
  escalation.pages.find((page) => isPage(page, key)) ?? null;

/** Whether it is this step whose answer is waited for now. */
export const isPaging = (escalation: Escalation, step: Step): boolean =>
  escalation.status === 'paging' && escalation.tier === step.tier && escalation.round === step.round;

/** The pages of the tier that is being paged now. */
export const currentPages = (escalation: Escalation): readonly Page[] =>
  escalation.pages.filter((page) => page.tier === escalation.tier && page.round === escalation.round);

/** Whether somebody of the present tier may still answer, leaving `but` out. */
export const othersStillWaiting = (escalation: Escalation, but: string): boolean =>
  currentPages(escalation).some((page) => page.state === 'waiting' && page.person !== but);

/** The newest page to a person, whatever became of it. */
export const latestPageTo = (escalation: Escalation, person: string): Page | null =>
  escalation.pages.findLast((page) => page.person === person) ?? null;
