import { sql, type Kysely } from 'kysely';

/** Roles that were given to somebody in the course of an escalation; null where all are held as the policy says. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table escalations add column roles jsonb`.execute(db);
}
