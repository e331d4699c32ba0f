import type { Group } from '../domain/group.ts';
import type { TeamId } from '../domain/ids.ts';
import { saveGroups } from '../store/groups.ts';
import type { Desk } from './desk.ts';

/** Keeps which user groups there are and who is in them: all of them at once, as Slack lists them. */
export async function learnGroups(desk: Desk, team: TeamId, groups: readonly Group[]): Promise<void> {
  await saveGroups(desk.db, team, groups, await desk.clock.now(desk.db));
}
