import { sql } from 'kysely';
import type { DeadlineId, TeamId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db, Trx } from './tables/db.ts';

/** What was said of troubles, so that each is said once. */
export type Raised = { readonly deadlines: readonly DeadlineId[]; readonly errands: readonly string[] };

/**
 * Lets one process at a time look for troubles of a workspace and tell of them; the others go on at once. Whoever dies
 * between telling and keeping that it did lets the next one tell again.
 */
export const asOnlyAuditor = (db: Db, team: TeamId, work: (trx: Trx) => Promise<void>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${`relevo auditor ${team}`}, 0)) as mine`.execute(trx);
    if (rows[0]?.mine) await work(trx);
  });

/** Keeps that these were raised. */
export async function markRaised(trx: Trx, { deadlines, errands }: Raised, now: Instant): Promise<void> {
  const raised = { raised_at: new Date(now) };
  if (deadlines.length > 0) await trx.updateTable('deadlines').set(raised).where('id', 'in', deadlines).execute();
  if (errands.length > 0) await trx.updateTable('outbox').set(raised).where('id', 'in', errands).execute();
}

/** Forgets what was raised and is over: it was said, too. */
export async function forgetOver(trx: Trx, team: TeamId): Promise<void> {
  await sql`
    update deadlines set raised_at = null
     where team_id = ${team} and raised_at is not null and settled_at is not null`.execute(trx);
  // What was given up meanwhile is neither raised anew nor waited for.
  await sql`
    update outbox set raised_at = case when failure is null then null else done_at end
     where team_id = ${team} and raised_at is not null and done_at > raised_at`.execute(trx);
}
