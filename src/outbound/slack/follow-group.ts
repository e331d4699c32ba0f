import { isNamed } from '../../domain/group.ts';
import { findOnCall } from '../../queries/terms.ts';
import type { Outbound } from '../context.ts';
import { over } from '../signals.ts';
import { ask } from './ask.ts';

/**
 * Has the user group of a schedule hold whoever is on call now, and nobody else; nothing is asked where it does already.
 * Slack keeps no group empty, so while nobody is on call the last one stays in it.
 */
export async function followGroup({ db, team, web, clock, policy }: Outbound, schedule: string): Promise<null> {
  const rules = policy();
  const name = rules.schedules[schedule]?.usergroup;
  const onCall = await findOnCall(db, team, rules, await clock.now(db));
  const person = onCall.find((each) => each.schedule === schedule)?.holder?.id;
  if (name === undefined || !person) return null;
  const { usergroups = [] } = await ask('usergroups.list', web.usergroups.list({ include_users: true }));
  const group = usergroups.find(({ id, handle }) => id && handle && isNamed({ id, handle }, name));
  if (!group?.id) throw over('no_such_subteam');
  if (group.users?.length === 1 && group.users[0] === person) return null;
  await ask('usergroups.users.update', web.usergroups.users.update({ usergroup: group.id, users: person }));
  return null;
}
