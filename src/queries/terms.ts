import type { Standing } from '../domain/can.ts';
import type { TeamId, UserId } from '../domain/ids.ts';
import { onCallNow, withOnCall, type OnCall } from '../domain/on-call.ts';
import {
  groupsNamed,
  missingIn,
  peopleNamed,
  targetText,
  termsFor as plan,
  type Directory,
  type Found,
  type WhyMissing,
} from '../domain/plan.ts';
import type { Policy, RoutingFacts } from '../domain/policy.ts';
import { simulate, type Simulation } from '../domain/simulate.ts';
import type { Terms } from '../domain/terms.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from '../store/tables/db.ts';
import { findGroups } from './groups.ts';

/** Who would be paged and when, for these facts, by the policy, the people known and those on call now. Null: no such severity. */
export async function termsFor(
  db: Db,
  team: TeamId,
  policy: Policy,
  facts: RoutingFacts,
  now: Instant,
): Promise<Terms | null> {
  return plan(policy, facts, withOnCall(await directoryOf(db, team, policy), policy.schedules, now));
}

/** What would become of an escalation that opens at `at` and that nobody answers, by the people known now. Null: no such severity. */
export async function simulateFor(
  db: Db,
  team: TeamId,
  policy: Policy,
  facts: RoutingFacts,
  at: Instant,
): Promise<Simulation | null> {
  return simulate(policy, facts, withOnCall(await directoryOf(db, team, policy), policy.schedules, at), at);
}

/** Who has each schedule now, and who is next. */
export async function findOnCall(db: Db, team: TeamId, policy: Policy, now: Instant): Promise<readonly OnCall[]> {
  if (Object.keys(policy.schedules).length === 0) return [];
  return onCallNow(policy.schedules, await directoryOf(db, team, policy), now);
}

/** Who of all that the policy names can't be paged, as it writes them. */
export const missingTargets = async (db: Db, team: TeamId, policy: Policy): Promise<readonly string[]> =>
  missingIn(policy, await directoryOf(db, team, policy));

type Known = { readonly id: UserId; readonly handle: string; readonly standing: Standing };

/** People by e-mail address, id or handle, and user groups by id or handle, as a policy names them; only members can be paged. */
async function directoryOf(db: Db, team: TeamId, policy: Policy): Promise<Directory> {
  const groups = await findGroups(db, team, groupsNamed(policy));
  const names = peopleNamed(policy).map(normal);
  const known = await findKnown(db, team, names, [...groups.values()].flat());
  return (target) => {
    if ('user' in target) return found(known.get(normal(target.user)), targetText(target));
    if (!('usergroup' in target)) return { people: [], missing: [targetText(target)] };
    const members = groups.get(target.usergroup);
    if (!members?.length) return nobody(targetText(target), members ? 'empty_group' : 'no_such_group');
    const each = members.map((id) =>
      found(known.get(normal(id)), `${known.get(normal(id))?.handle ?? id} (${targetText(target)})`),
    );
    return {
      people: each.flatMap(({ people }) => people),
      missing: each.flatMap(({ missing }) => missing),
      why: Object.fromEntries(each.flatMap(({ why = {} }) => Object.entries(why))),
    };
  };
}

const nobody = (name: string, why: WhyMissing): Found => ({ people: [], missing: [name], why: { [name]: why } });

const found = (person: Known | undefined, otherwise: string): Found => {
  if (!person) return nobody(otherwise, 'unknown');
  return person.standing === 'member' ? { people: [person.id], missing: [] } : nobody(otherwise, person.standing);
};

/** By each name that they have: somebody who left may have had the handle of somebody who is here. */
async function findKnown(db: Db, team: TeamId, names: readonly string[], ids: readonly UserId[]) {
  const known = new Map<string, Known>();
  const asked = [...new Set([...names, ...ids.map(normal)])];
  if (asked.length === 0) return known;
  const rows = await db
    .selectFrom('people')
    .select(['user_id', 'handle', 'email', 'standing'])
    .where('team_id', '=', team)
    .where((eb) =>
      eb.or([
        eb(eb.fn<string>('lower', ['email']), 'in', asked),
        eb(eb.fn<string>('lower', ['user_id']), 'in', asked),
        eb(eb.fn<string>('lower', ['handle']), 'in', asked),
      ]),
    )
    .execute();
  const membersLast = rows.toSorted((a, b) => Number(a.standing === 'member') - Number(b.standing === 'member'));
  for (const { user_id: id, handle, email, standing } of membersLast)
    for (const name of [email, id, handle]) if (name) known.set(normal(name), { id, handle, standing });
  return known;
}

const normal = (name: string): string => name.toLowerCase().replace(/^@/, '');
