import { sql, type Kysely } from 'kysely';
import { vi } from 'vitest';
import type { EscalationId } from '../../src/domain/ids.ts';
import type { Schema } from '../../src/store/tables/schema.ts';

/**
 * Holds an escalation's row, lets each of `works` queue up for it, one after the other, and lets go: so who comes first is
 * no matter of luck. Answers what came of each.
 */
export async function inThisOrder<Result>(
  db: Kysely<Schema>,
  id: EscalationId,
  works: readonly (() => Promise<Result>)[],
): Promise<Result[]> {
  const running: Promise<Result>[] = [];
  await db.transaction().execute(async (trx) => {
    await trx.selectFrom('escalations').select('id').where('id', '=', id).forUpdate().execute();
    for (const [index, work] of works.entries()) {
      running.push(work());
      const wait = async () => {
        // Asked elsewhere: within a transaction the server tells the same each time.
        if ((await countWaiting(db)) !== index + 1) throw new Error('not all of them wait yet');
      };
      await vi.waitFor(wait, { timeout: 10_000, interval: 10 });
    }
  });
  return Promise.all(running);
}

async function countWaiting(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.count ?? 0;
}
