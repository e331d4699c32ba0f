import { sql, type Kysely } from 'kysely';

/** What is promised beyond the first update: the next one, and when it is resolved; and who was brought in when it was not. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table escalations
      add column next_update jsonb,
      add column resolve_by timestamptz,
      add column involved jsonb`.execute(db);
}
