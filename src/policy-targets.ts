import { directoryFrom } from './domain/directory.ts';
import { isNamed } from './domain/group.ts';
import { asTeamId } from './domain/ids.ts';
import { groupsNamed, peopleNamed, type WhyMissing } from './domain/plan.ts';
import type { PageTarget, Policy } from './domain/policy.ts';
import { peopleOf } from './domain/rota.ts';
import { findMembers, groupTroubles, listGroups } from './inbound/slack/find-groups.ts';
import { findNamed } from './inbound/slack/find-people.ts';
import { faultOf, sendingClient } from './platform/slack-web.ts';
import type { Fault } from './policy-references.ts';

/**
 * Whom a good policy names that nobody can page: asked of Slack, each where the file names them.
 * @returns in words why Slack could not be asked, where it could not.
 */
export async function findBadTargets(
  policy: Policy,
  { botToken, apiUrl }: { readonly botToken: string; readonly apiUrl: string },
): Promise<readonly Fault[] | string> {
  const web = sendingClient(botToken, apiUrl);
  try {
    const { team_id: id = '' } = await web.auth.test();
    const asking = { web, team: asTeamId(id) };
    const people = await findNamed(asking, peopleNamed(policy));
    const wanted = groupsNamed(policy);
    const listed = wanted.length > 0 ? await listGroups(asking) : { groups: [] };
    if ('refused' in listed) return `Slack does not tell of user groups (${groupTroubles[listed.refused]})`;
    const groups = listed.groups.filter((group) => wanted.some((name) => isNamed(group, name)));
    const members = await findMembers(asking, [...new Set(groups.flatMap((group) => group.members))]);
    const directory = directoryFrom([...people.values(), ...members], groups);
    return named(policy).flatMap(({ path, target }) => {
      const { missing, why = {} } = directory(target);
      return missing.map((name) => ({ path, message: `names ${name}, ${reasons[why[name] ?? 'unknown']}` }));
    });
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === 'unknown') throw error;
    return `Slack could not be asked (${'code' in fault ? fault.code : fault.kind})`;
  }
}

const reasons: Readonly<Record<WhyMissing, string>> = {
  // Of an address Slack doesn't say that it was somebody's who has left.
  unknown: 'which is the address, id or handle of nobody active in this workspace',
  guest: 'who is a guest and can not be paged',
  bot: 'which is an app and can not be paged',
  stranger: 'who is of another workspace and can not be paged',
  deactivated: 'who is deactivated and can not be paged',
  no_such_group: 'which is no user group of this workspace',
  empty_group: 'which has no members, or is disabled',
};

type Named = { readonly path: Fault['path']; readonly target: PageTarget };

/** Every target at its place in the file; people of a schedule stand where that does. */
const named = (policy: Policy): readonly Named[] =>
  [
    ...Object.entries(policy.escalationPaths).flatMap(([name, { tiers }]) =>
      tiers.flatMap(({ page }, tier) => at(['escalation_paths', name, 'tiers', tier, 'page'], page)),
    ),
    ...Object.entries(policy.roles).flatMap(([role, target]) => (target ? [place(['roles', role], target)] : [])),
    ...at(['involve_when_late'], policy.involveWhenLate),
    ...at(['customers', 'approvers'], policy.customers.approvers),
    ...Object.entries(policy.schedules).flatMap(([name, schedule]) =>
      peopleOf(schedule).map((user) => ({ path: ['schedules', name], target: { user } })),
    ),
  ].filter(({ target }) => !('schedule' in target));

const at = (path: Fault['path'], targets: readonly PageTarget[]): Named[] =>
  targets.map((target, index) => place([...path, index], target));

const place = (path: Fault['path'], target: PageTarget): Named => ({ path: [...path, ...Object.keys(target)], target });
