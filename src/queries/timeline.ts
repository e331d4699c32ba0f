import type { Event } from '../domain/events.ts';
import type { EscalationId } from '../domain/ids.ts';
import type { Db } from '../store/tables/db.ts';

/** The whole story, in order. */
export async function readTimeline(db: Db, id: EscalationId): Promise<readonly Event[]> {
  const rows = await db.selectFrom('timeline').select('data').where('escalation_id', '=', id).orderBy('seq').execute();
  return rows.map((row) => row.data);
}

/** One entry of the story; `seq` counts from 1. */
export async function findEvent(db: Db, id: EscalationId, seq: number): Promise<Event | undefined> {
  const row = await db
    .selectFrom('timeline')
    .select('data')
    .where('escalation_id', '=', id)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row?.data;
}
