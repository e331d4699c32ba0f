import type { Instant } from '../domain/time.ts';
import { statement } from './statement.ts';
import type { Db } from './tables/db.ts';

/** So many rows at a time: a table that grew for months is cleared without a long lock. */
const most = 5_000;

const errands = statement<{ id: string }>(`
  delete from outbox
   where id in (select id from outbox where done_at < $1 and repeats = 0 limit ${most})
  returning id`);

/**
 * Forgets errands that ended before `moment`. One that was sent twice is kept: its message says so whenever it is edited.
 * Answers whether there may be more.
 */
export const forgetErrands = async (db: Db, moment: Instant): Promise<boolean> =>
  (await errands(db, new Date(moment))).length === most;

const requests = statement<object>(`delete from inbox where at < $1`);

/** Forgets requests from before `moment`. */
export const forgetRequests = async (db: Db, moment: Instant): Promise<void> =>
  void (await requests(db, new Date(moment)));
