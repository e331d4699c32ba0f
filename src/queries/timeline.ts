import type { Kysely } from 'kysely';
import type { Event } from '../domain/events.ts';
import type { EscalationId } from '../domain/ids.ts';
import type { Schema } from '../store/tables/schema.ts';

/** The whole story, in order. */
export async function readTimeline(db: Kysely<Schema>, id: EscalationId): Promise<readonly Event[]> {
  const rows = await db.selectFrom('timeline').select('data').where('escalation_id', '=', id).orderBy('seq').execute();
  return rows.map((row) => row.data);
}

export async function findEvent(db: Kysely<Schema>, id: EscalationId, seq: number): Promise<Event | undefined> {
  const row = await db
    .selectFrom('timeline')
    .select('data')
    .where('escalation_id', '=', id)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row?.data;
}
