import type { TeamId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './tables/db.ts';

/** What names a request, by the names that Slack itself gives: the same request again has the same key. */
export type RequestKey = { readonly team: TeamId; readonly key: string };

/** Keeps that a request was taken; false when it was before. */
export async function remember(db: Db, { team, key }: RequestKey, now: Instant): Promise<boolean> {
  const result = await db
    .insertInto('inbox')
    .values({ team_id: team, key, at: new Date(now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
