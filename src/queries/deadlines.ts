import type { DeadlineId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from '../store/tables/db.ts';

/** When a deadline is due, if it still is a promise. */
export async function dueAt(db: Db, id: DeadlineId): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('deadlines')
    .select('due_at')
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return row?.due_at.getTime();
}
