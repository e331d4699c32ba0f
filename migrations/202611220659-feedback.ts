import { sql, type Kysely } from 'kysely';

/** Who was asked how it went, and what they said; null for those that nobody was asked about. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table escalations add column feedback jsonb`.execute(db);
}
