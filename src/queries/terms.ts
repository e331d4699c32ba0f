import type { Escalation } from '../domain/escalation.ts';
import type { TeamId, UserId } from '../domain/ids.ts';
import { onCallNow, withOnCall, type OnCall } from '../domain/on-call.ts';
import { groupsNamed, missingIn, peopleNamed, termsFor as plan } from '../domain/plan.ts';
import type { Policy, RoutingFacts } from '../domain/policy.ts';
import { atPresent } from '../domain/present.ts';
import { simulate, type Simulation } from '../domain/simulate.ts';
import type { Terms } from '../domain/terms.ts';
import type { Instant } from '../domain/time.ts';
import { readDirectory, readPresent } from '../store/directory.ts';
import type { Db } from '../store/tables/db.ts';
import { asArranged } from '../store/arranged.ts';

export const directoryOf = (db: Db, team: TeamId, policy: Policy) =>
  readDirectory(db, team, { people: peopleNamed(policy), groups: groupsNamed(policy) });

/** The policy with what is arranged outside of it. */
export const arranged = async (db: Db, team: TeamId, policy: Policy, now: Instant): Promise<Policy> => ({
  ...policy,
  schedules: await asArranged(db, team, policy.schedules, now),
});

/** Who would be paged and when, for these facts, by the policy, the people known and those on call now. Null: no such severity. */
export async function termsFor(
  db: Db,
  team: TeamId,
  policy: Policy,
  facts: RoutingFacts,
  now: Instant,
): Promise<Terms | null> {
  const inForce = await arranged(db, team, policy, now);
  return plan(inForce, facts, withOnCall(await directoryOf(db, team, inForce), inForce.schedules, now));
}

/** What would become of an escalation that opens at `at` and that nobody answers, by the people known now. Null: no such severity. */
export async function simulateFor(
  db: Db,
  team: TeamId,
  policy: Policy,
  facts: RoutingFacts,
  at: Instant,
): Promise<Simulation | null> {
  const inForce = await arranged(db, team, policy, at);
  const directory = await directoryOf(db, team, inForce);
  return simulate(inForce, facts, (moment) => withOnCall(directory, inForce.schedules, moment), at);
}

/** Who has each schedule now, and who is next. */
export async function findOnCall(db: Db, team: TeamId, policy: Policy, now: Instant): Promise<readonly OnCall[]> {
  if (Object.keys(policy.schedules).length === 0) return [];
  const inForce = await arranged(db, team, policy, now);
  return onCallNow(inForce.schedules, await directoryOf(db, team, inForce), now);
}

/** Whether somebody manages escalations by the policy, and may look behind the desk. */
export async function isManager(db: Db, team: TeamId, policy: Policy, person: UserId, now: Instant): Promise<boolean> {
  const { escalation_manager: manager } = policy.roles;
  if (!manager) return false;
  const inForce = await arranged(db, team, policy, now);
  return withOnCall(await directoryOf(db, team, inForce), inForce.schedules, now)(manager).people.includes(person);
}

/** Who of all that the policy names can't be paged, as it writes them. */
export const missingTargets = async (db: Db, team: TeamId, policy: Policy): Promise<readonly string[]> =>
  missingIn(policy, await directoryOf(db, team, policy));

type Asking = {
  readonly db: Db;
  readonly clock: { now(db: Db): Promise<Instant> };
  schedules(): Policy['schedules'];
};

/** An escalation as it is shown at this moment: with those behind its tiers who would be paged now, and what stands still now. */
export async function asItIsNow({ db, clock, schedules }: Asking, escalation: Escalation): Promise<Escalation> {
  const { status, team, terms } = escalation;
  const isPaging = status === 'paging' || status === 'unanswered';
  const isLive = isPaging && terms.tiers.some(({ targets }) => targets !== undefined);
  if (status === 'resolved' || (!isLive && !terms.hours)) return escalation;
  const now = await clock.now(db);
  const shown: Escalation = { ...escalation, terms: { ...terms, shownAt: now } };
  return isLive ? atPresent(shown, await readPresent(db, team, [terms], schedules(), now)) : shown;
}

/** An escalation as it would be decided on at this moment: with everybody who stands behind its terms now. */
export async function asItIsDecided({ db, clock, schedules }: Asking, escalation: Escalation): Promise<Escalation> {
  const { team, terms } = escalation;
  return atPresent(escalation, await readPresent(db, team, [terms], schedules(), await clock.now(db)));
}
