import type { TeamId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import type { Shift } from '../domain/rota.ts';
import type { Instant } from '../domain/time.ts';
import { statement } from './statement.ts';
import type { Db } from './tables/db.ts';

export type Feed = { readonly etag: string | null; readonly body: string | null };

const take = statement<Feed>(`
  insert into feeds (team_id, schedule, source, shifts, checked_at) values ($1, $2, $3, '[]', $4)
  on conflict (team_id, schedule) do update
     set checked_at = excluded.checked_at, source = excluded.source,
         etag = case when feeds.source = excluded.source then feeds.etag end
   where feeds.checked_at <= $5 or feeds.source <> excluded.source
  returning etag, body`);

/**
 * Takes it upon this process to look at a schedule's calendar, when nobody has since `before` or it comes from elsewhere by
 * now: the copy that is kept, null when it is not its turn.
 */
export async function takeFeed(
  db: Db,
  team: TeamId,
  { schedule, source }: { readonly schedule: string; readonly source: string },
  now: Instant,
  before: Instant,
): Promise<Feed | null> {
  const [feed] = await take(db, team, schedule, source, new Date(now), new Date(before));
  return feed ?? null;
}

/** Keeps a good copy. */
export async function saveFeed(
  db: Db,
  team: TeamId,
  schedule: string,
  good: Feed & { readonly shifts: readonly Shift[] },
  now: Instant,
): Promise<void> {
  const { shifts, ...copy } = good;
  await db
    .updateTable('feeds')
    .set({ ...copy, shifts: JSON.stringify(shifts), fetched_at: new Date(now), failure: null, failing_since: null })
    .where('team_id', '=', team)
    .where('schedule', '=', schedule)
    .execute();
}

const fail = statement<object>(`
  update feeds set failure = $3, failing_since = coalesce(failing_since, $4) where team_id = $1 and schedule = $2`);

/** Keeps why there is no newer copy, and since when; the one that there is goes on. */
export async function saveFeedFailure(
  db: Db,
  team: TeamId,
  schedule: string,
  failure: string,
  now: Instant,
): Promise<void> {
  await fail(db, team, schedule, failure, new Date(now));
}

const kept = statement<{ schedule: string; shifts: readonly Shift[] }>(`
  select schedule, shifts from feeds where team_id = $1`);

/** The schedules with what their calendars say. */
export async function withFeeds(db: Db, team: TeamId, schedules: Policy['schedules']): Promise<Policy['schedules']> {
  if (!Object.values(schedules).some(({ ical }) => ical !== undefined)) return schedules;
  const feeds = new Map((await kept(db, team)).map(({ schedule, shifts }) => [schedule, shifts]));
  return Object.fromEntries(
    Object.entries(schedules).map(([name, schedule]) => [
      name,
      schedule.ical === undefined ? schedule : { ...schedule, feed: feeds.get(name) ?? [] },
    ]),
  );
}
