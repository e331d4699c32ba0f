import { isNamed } from '../../domain/group.ts';
import { groupsNamed } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import { listUnknown } from '../../queries/groups.ts';
import { learnGroups } from '../../usecases/learn-groups.ts';
import { learnPeople } from '../../usecases/learn-people.ts';
import type { Inbound } from '../context.ts';
import type { Asking } from './find-people.ts';
import { findMembers, groupTroubles, listGroups } from './find-groups.ts';

/** Whom to ask Slack for, of those whom a policy names: everybody, or only those without whom somebody can't be paged. */
export type Whom = 'everybody' | 'newcomers';

/**
 * Learns who is in the user groups now, where the policy names any, and who those people are: everybody, or whoever was
 * never heard of, since Slack tells of those who change. Answers why groups can't be read, null when they can.
 */
export async function learnNamedGroups(
  inbound: Asking & Pick<Inbound, 'desk'> & { readonly policy: Policy },
  whom: Whom,
): Promise<string | null> {
  const { desk, team, policy } = inbound;
  const names = groupsNamed(policy);
  if (names.length === 0) return null;
  const asked = await listGroups(inbound);
  if ('refused' in asked) {
    // Whoever was in a group is paged rather than nobody, where it is the app that may not look any more.
    if (asked.refused === 'plan_upgrade_required') await learnGroups(desk, team, []);
    return groupTroubles[asked.refused];
  }
  const { groups } = asked;
  const named = groups.filter((group) => !group.disabled && names.some((name) => isNamed(group, name)));
  const members = [...new Set(named.flatMap((group) => group.members))];
  const strangers = whom === 'everybody' ? members : await listUnknown(desk.db, team, members);
  await learnPeople(desk, team, await findMembers(inbound, strangers));
  await learnGroups(desk, team, groups);
  return null;
}
