import type { UserId } from '../../src/domain/ids.ts';
import type { Terms, TierTarget } from '../../src/domain/terms.ts';
import type { Instant } from '../../src/domain/time.ts';

/** When something is asked, who is in the user group then, and who has left the workspace. */
export type Moment = { readonly now: Instant; readonly members: readonly UserId[]; readonly gone: readonly UserId[] };

/** Those who stand behind targets at a moment. */
export function behind(targets: readonly TierTarget[], { members, gone }: Moment): readonly UserId[] {
  const people = targets.flatMap(({ target, people: first }) => ('usergroup' in target ? members : first));
  return [...new Set(people)].filter((person) => !gone.includes(person));
}

/** The people of a tier at a moment; where it names no targets they are always the same. */
export const peopleOf = (tier: Terms['tiers'][number], moment: Moment): readonly UserId[] =>
  tier.targets ? behind(tier.targets, moment) : tier.people;

/** The terms with which something opens at a moment. */
export const presentTerms = (terms: Terms, moment: Moment): Terms => ({
  ...terms,
  tiers: terms.tiers.map((tier) => ({ ...tier, people: peopleOf(tier, moment) })),
});
