import { sql, type Kysely } from 'kysely';

/** Whoever a policy names is looked up whenever somebody is paged, not only when an escalation opens. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index people_by_email on people (team_id, lower(email));
    create index people_by_id on people (team_id, lower(user_id));
    create index people_by_handle on people (team_id, lower(handle));
  `.execute(db);
}
