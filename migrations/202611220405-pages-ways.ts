import { sql, type Kysely } from 'kysely';

/** What became of a page on its other ways to its person: `{"email": "told"}`; null where it went none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table pages add column ways jsonb`.execute(db);
}
