import { sql, type Kysely } from 'kysely';

/** When the present tier was paged: from then on its time is counted anew when the severity changes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table escalations add column paged_at timestamptz`.execute(db);
}
