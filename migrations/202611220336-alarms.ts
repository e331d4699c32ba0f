import { sql, type Kysely } from 'kysely';

/** Alarms are set from the deadlines themselves; they took a row of the outbox before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table deadlines add column alarm_set_at timestamptz;
    -- which have no alarm yet
    create index deadlines_without_alarm on deadlines (team_id, due_at) where settled_at is null and alarm_set_at is null;
  `.execute(db);
}
