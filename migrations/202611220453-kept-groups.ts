import { sql, type Kysely } from 'kysely';

/** Which user group was last asked to follow a schedule, so that one that the policy names anew follows at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table on_call add column usergroup text`.execute(db);
}
