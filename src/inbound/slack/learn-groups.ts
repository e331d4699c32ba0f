import { z } from 'zod';
import { isNamed, type Group } from '../../domain/group.ts';
import { asUserId, type UserId } from '../../domain/ids.ts';
import { groupsNamed } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Person } from '../../domain/person.ts';
import { listUnknown } from '../../queries/groups.ts';
import { learnGroups } from '../../usecases/learn-groups.ts';
import { learnPeople } from '../../usecases/learn-people.ts';
import type { Inbound } from '../context.ts';
import { askPatiently } from './ask-slack.ts';
import { byId, byList } from './find-people.ts';

/** More people than these are found in the list of everybody. */
const mostCalls = 20;

/** Why Slack would not list its groups, for the log. */
const troubles = {
  plan_upgrade_required: "plan_upgrade_required: the workspace's Slack plan has no user groups",
  missing_scope: 'missing_scope: the app must be installed again, with usergroups:read',
} as const;

/**
 * Learns who is in the user groups now, where the policy names any, and who those people are: everybody, or whoever was
 * never heard of, since Slack tells of those who change. Answers why groups can't be read, null when they can.
 */
export async function learnNamedGroups(
  inbound: Pick<Inbound, 'desk' | 'team' | 'web'> & { readonly policy: Policy },
  whom: 'everybody' | 'newcomers',
): Promise<string | null> {
  const { desk, team, web, policy } = inbound;
  const names = groupsNamed(policy);
  if (names.length === 0) return null;
  const asked = await askPatiently(
    () => web.usergroups.list({ include_users: true, include_disabled: true }),
    ['plan_upgrade_required', 'missing_scope'],
  );
  if ('refused' in asked) {
    // Whoever was in a group is paged rather than nobody, where it is the app that may not look any more.
    if (asked.refused === 'plan_upgrade_required') await learnGroups(desk, team, []);
    return troubles[asked.refused];
  }
  const groups = (asked.answer.usergroups ?? []).flatMap((each) => toGroup(each) ?? []);
  const named = groups.filter((group) => !group.disabled && names.some((name) => isNamed(group, name)));
  const members = [...new Set(named.flatMap((group) => group.members))];
  const strangers = whom === 'everybody' ? members : await listUnknown(desk.db, team, members);
  await learnPeople(desk, team, await find(inbound, strangers));
  await learnGroups(desk, team, groups);
  return null;
}

async function find(inbound: Pick<Inbound, 'team' | 'web'>, ids: readonly UserId[]): Promise<readonly Person[]> {
  if (ids.length > mostCalls) {
    const wanted = new Set(ids);
    const found = await byList(inbound, ({ id }) => (wanted.has(id) ? id : undefined), wanted.size);
    return [...found.values()];
  }
  const found: Person[] = [];
  for (const id of ids) {
    const person = await byId(inbound, id);
    if (person) found.push(person);
  }
  return found;
}

/** A group as Slack's list has it. */
const slackGroup = z.object({
  id: z.string().min(1),
  handle: z.string().min(1),
  date_delete: z.number().nullish(),
  users: z.array(z.string()).nullish(),
});

function toGroup(described: unknown): Group | null {
  const { data: group } = slackGroup.safeParse(described);
  if (!group) return null;
  const { id, handle, date_delete: disabledAt, users } = group;
  return { id, handle, disabled: Boolean(disabledAt), members: (users ?? []).map(asUserId) };
}
