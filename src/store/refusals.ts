import type { TeamId } from '../domain/ids.ts';
import type { Denial } from '../domain/refusal.ts';
import type { Instant } from '../domain/time.ts';
import { statement } from './statement.ts';
import type { Db } from './tables/db.ts';

const keep = statement<object>(`
  insert into refusals (team_id, about, by, standing, asked, day, times, last_at)
  values ($1, $2, $3, $4, $5, ($6::timestamptz at time zone 'UTC')::date, 1, $6)
  on conflict (team_id, about, by, standing, asked, day)
  do update set times = refusals.times + 1, last_at = greatest(refusals.last_at, excluded.last_at)`);

/** Keeps that somebody was not allowed something; the same again on one day is counted. */
export const saveDenial = async (
  db: Db,
  team: TeamId,
  { by, standing, asked, about }: Denial,
  now: Instant,
): Promise<void> => void (await keep(db, team, about ?? '', by, standing, asked, new Date(now)));
