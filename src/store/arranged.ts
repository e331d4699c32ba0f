import type { TeamId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import type { Instant } from '../domain/time.ts';
import { withCovers } from './covers-in-force.ts';
import { withFeeds } from './feeds.ts';
import type { Db } from './tables/db.ts';

/** The schedules of the policy with what is arranged outside of it: in calendars, and by people who cover for each other. */
export const asArranged = async (
  db: Db,
  team: TeamId,
  schedules: Policy['schedules'],
  now: Instant,
): Promise<Policy['schedules']> => withCovers(db, team, await withFeeds(db, team, schedules), now);
