import { sql } from 'kysely';
import type { TeamId } from '../domain/ids.ts';
import type { LackNotice } from '../domain/lacks.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from './tables/db.ts';

/** What was told and is still so; of two who look at once, the second waits and finds what the first has told. */
export async function lockLacks(trx: Trx, team: TeamId): Promise<readonly LackNotice[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`relevo lacks ${team}`}, 0))`.execute(trx);
  return trx
    .selectFrom('lack_notices')
    .select(['id', 'items'])
    .where('team_id', '=', team)
    .where('open', '=', true)
    .execute();
}

export async function insertLacks(trx: Trx, team: TeamId, { id, items }: LackNotice, now: Instant): Promise<void> {
  await trx
    .insertInto('lack_notices')
    .values({ id, team_id: team, items: JSON.stringify(items), open: true, told_at: new Date(now) })
    .execute();
}

export async function updateLacks(trx: Trx, { id, items }: LackNotice): Promise<void> {
  const open = items.some(({ state }) => state === 'open');
  await trx
    .updateTable('lack_notices')
    .set({ items: JSON.stringify(items), open })
    .where('id', '=', id)
    .execute();
}
