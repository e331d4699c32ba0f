import { sql, type Kysely } from 'kysely';

/** What customers are told: the words, who approved them, and who told whom when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table escalations add column customer_text jsonb;

    -- what waits for somebody's approval, or to be told: Home lists it
    create index escalations_customer_text on escalations (team_id)
     where customer_text #>> '{standing,status}' in ('waiting', 'approved');
  `.execute(db);
}
