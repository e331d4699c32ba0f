import { sql, type Kysely } from 'kysely';

/** What is overdue or stuck is raised once, not every minute. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table deadlines add column raised_at timestamptz;
    alter table outbox add column raised_at timestamptz;
  `.execute(db);
}
