import type { Group } from '../domain/group.ts';
import type { TeamId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './tables/db.ts';

/** Keeps the workspace's user groups as they are now: whatever isn't among them is gone. */
export async function saveGroups(db: Db, team: TeamId, groups: readonly Group[], now: Instant): Promise<void> {
  const learnedAt = new Date(now);
  await db.transaction().execute(async (trx) => {
    if (groups.length > 0)
      await trx
        .insertInto('groups')
        .values(
          groups.map(({ id, members, ...rest }) => ({
            team_id: team,
            group_id: id,
            members: [...members],
            ...rest,
            learned_at: learnedAt,
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['team_id', 'group_id']).doUpdateSet((eb) => ({
            handle: eb.ref('excluded.handle'),
            disabled: eb.ref('excluded.disabled'),
            members: eb.ref('excluded.members'),
            learned_at: eb.ref('excluded.learned_at'),
          })),
        )
        .execute();
    const present = groups.map(({ id }) => id);
    await trx
      .deleteFrom('groups')
      .where('team_id', '=', team)
      .$if(present.length > 0, (query) => query.where('group_id', 'not in', present))
      .execute();
  });
}
