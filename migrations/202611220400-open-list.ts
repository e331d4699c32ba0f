import { sql, type Kysely } from 'kysely';

/** What is open, worst and oldest first, is read from an index, however many there are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- the list of what is open, and how many
    create index escalations_open on escalations (team_id, ((terms #>> '{severity,rank}')::int), opened_at)
      where status <> 'resolved';
  `.execute(db);
}
