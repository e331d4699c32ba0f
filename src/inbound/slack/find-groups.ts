import { z } from 'zod';
import type { Group } from '../../domain/group.ts';
import { asUserId, type UserId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { askPatiently } from './ask-slack.ts';
import { byId, byList, type Asking } from './find-people.ts';

/** More people than these are found in the list of everybody. */
const mostCalls = 20;

/** Why Slack would not list its groups, for the log. */
export const groupTroubles = {
  plan_upgrade_required: "plan_upgrade_required: the workspace's Slack plan has no user groups",
  missing_scope: 'missing_scope: the app must be installed again, with usergroups:read',
} as const;

/** All user groups of the workspace, or why they can't be read. */
export async function listGroups({
  web,
  signal,
}: Omit<Asking, 'team'>): Promise<
  { readonly groups: readonly Group[] } | { readonly refused: keyof typeof groupTroubles }
> {
  const asked = await askPatiently(
    () => web.usergroups.list({ include_users: true, include_disabled: true }),
    ['plan_upgrade_required', 'missing_scope'],
    signal,
  );
  if ('refused' in asked) return asked;
  return { groups: (asked.answer.usergroups ?? []).flatMap((each) => toGroup(each) ?? []) };
}

/** Those of `ids` whom Slack knows. */
export async function findMembers(asking: Asking, ids: readonly UserId[]): Promise<readonly Person[]> {
  if (ids.length > mostCalls) {
    const wanted = new Set(ids);
    const found = await byList(asking, ({ id }) => (wanted.has(id) ? id : undefined), wanted.size);
    return [...found.values()];
  }
  const found: Person[] = [];
  for (const id of ids) {
    const person = await byId(asking, id);
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
