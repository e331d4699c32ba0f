import { sql, type Kysely } from 'kysely';

/** What is overdue or stuck is raised once, not every minute. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table deadlines add column raised_at timestamptz;
    alter table outbox add column raised_at timestamptz;
    -- what was raised and may be over by now
    create index deadlines_raised on deadlines (team_id) where raised_at is not null;
    create index outbox_raised on outbox (team_id) where raised_at is not null;
    -- what was given up and not raised
    create index outbox_given_up on outbox (team_id, done_at) where failure is not null and raised_at is null;
  `.execute(db);
}
