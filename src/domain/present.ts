import type { Escalation } from './escalation.ts';
import { withPeople, type Directory, type Found } from './plan.ts';
import type { Policy } from './policy.ts';
import { onCallAt } from './rota.ts';
import type { Terms, TierTarget } from './terms.ts';
import type { Instant } from './time.ts';

/** People and user groups that are to be looked up, as a policy names them. */
export type Names = { readonly people: readonly string[]; readonly groups: readonly string[] };

/** All that terms name, in whatever part. */
export const targetsOf = (terms: Terms): readonly TierTarget['target'][] =>
  [
    ...terms.tiers.flatMap(({ targets = [] }) => targets),
    ...(terms.involve ?? []),
    ...(terms.approvers ?? []),
    ...[terms.problemCoordinator, terms.customerExecutive, terms.deescalationArchitect].filter(
      (role) => role !== undefined,
    ),
  ].map(({ target }) => target);

/** Whom one must know to page by these terms at `now`: of a schedule only whoever is on call then. */
export function namedIn(all: readonly Terms[], schedules: Policy['schedules'], now: Instant): Names {
  const people = new Set<string>();
  const groups = new Set<string>();
  for (const target of all.flatMap(targetsOf))
    if ('usergroup' in target) groups.add(target.usergroup);
    else {
      const schedule = 'schedule' in target ? schedules[target.schedule] : undefined;
      const person = 'user' in target ? target.user : schedule && onCallAt(schedule, now);
      if (person) people.add(person);
    }
  return { people: [...people], groups: [...groups] };
}

/** The terms with those who stand behind their targets as `directory` knows them. */
export const presentTerms = (terms: Terms, directory: Directory): Terms => ({
  ...terms,
  tiers: terms.tiers.map((tier) =>
    tier.targets
      ? withPeople(
          tier,
          tier.targets.map((each) => found(each, directory)),
        )
      : tier,
  ),
  ...(terms.involve ? { involve: terms.involve.map((each) => asFound(each, directory)) } : {}),
  ...(terms.approvers ? { approvers: terms.approvers.map((each) => asFound(each, directory)) } : {}),
  ...(terms.problemCoordinator ? { problemCoordinator: asFound(terms.problemCoordinator, directory) } : {}),
  ...(terms.customerExecutive ? { customerExecutive: asFound(terms.customerExecutive, directory) } : {}),
  ...(terms.deescalationArchitect ? { deescalationArchitect: asFound(terms.deescalationArchitect, directory) } : {}),
});

const asFound = (each: TierTarget, directory: Directory): TierTarget => ({
  ...each,
  people: found(each, directory).people,
});

/**
 * The escalation as it is decided on and shown at this moment. Nothing of it is written: the record keeps the terms that it
 * opened with.
 */
export const atPresent = (escalation: Escalation, directory: Directory): Escalation => ({
  ...escalation,
  terms: presentTerms(escalation.terms, directory),
});

/** A target that nobody knows any more, a schedule taken from the policy or a group renamed, means whom it meant at first. */
function found({ target, people }: TierTarget, directory: Directory): Found {
  const now = directory(target);
  return now.unknown && people.length > 0 ? { people, missing: [] } : now;
}
