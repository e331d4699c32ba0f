import type { TeamId, UserId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import { day, type Instant } from '../domain/time.ts';
import { statement } from './statement.ts';
import type { Db } from './tables/db.ts';

type Schedules = Policy['schedules'];

const accepted = statement<{ schedule: string; taker: UserId; from_at: Date; to_at: Date }>(`
  select schedule, taker, from_at, to_at from covers
   where team_id = $1 and to_at > $2 and status = 'accepted' and taker is not null
   order by accepted_at`);

/** The schedules with who covers for whom, from a day ago on. */
export async function withCovers(db: Db, team: TeamId, schedules: Schedules, now: Instant): Promise<Schedules> {
  if (Object.keys(schedules).length === 0) return schedules;
  const rows = await accepted(db, team, new Date(now - day));
  if (rows.length === 0) return schedules;
  const covers = Map.groupBy(rows, ({ schedule }) => schedule);
  return Object.fromEntries(
    Object.entries(schedules).map(([name, schedule]) => {
      const own = covers.get(name)?.map(({ taker, from_at: from, to_at: to }) => ({
        person: taker,
        from: from.getTime(),
        to: to.getTime(),
      }));
      return [name, own ? { ...schedule, covers: own } : schedule] as const;
    }),
  );
}
