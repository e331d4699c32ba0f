import { sql, type Kysely } from 'kysely';

/** How often each person was paged in the last weeks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index timeline_paged on timeline (team_id, at) where type = 'paged'`.execute(db);
}
