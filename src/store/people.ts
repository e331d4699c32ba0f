import type { Standing } from '../domain/can.ts';
import type { TeamId, UserId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './tables/db.ts';

/** Keeps people as Slack described them last. Nobody may be in `people` twice. */
export async function savePeople(db: Db, team: TeamId, people: readonly Person[], now: Instant): Promise<void> {
  if (people.length === 0) return;
  await db
    .insertInto('people')
    .values(people.map(({ id, ...rest }) => ({ team_id: team, user_id: id, ...rest, learned_at: new Date(now) })))
    .onConflict((conflict) =>
      conflict.columns(['team_id', 'user_id']).doUpdateSet((eb) => ({
        handle: eb.ref('excluded.handle'),
        // an event about a person may come without the address, which is no reason to forget it
        email: eb.fn.coalesce('excluded.email', 'people.email'),
        locale: eb.fn.coalesce('excluded.locale', 'people.locale'),
        zone: eb.fn.coalesce('excluded.zone', 'people.zone'),
        standing: eb.ref('excluded.standing'),
        learned_at: eb.ref('excluded.learned_at'),
      })),
    )
    .execute();
}

/** Somebody who was never heard of is a stranger: nothing is allowed by default. */
export async function standingOf(db: Db, team: TeamId, user: UserId): Promise<Standing> {
  const row = await db
    .selectFrom('people')
    .select('standing')
    .where('team_id', '=', team)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row?.standing ?? 'stranger';
}
