import { sql, type Kysely } from 'kysely';

/** Who was on call when somebody looked last, so that each handover is told once, also after nobody looked for a while. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table on_call (
      team_id  text not null,
      schedule text not null,
      -- null when nobody was
      person   text,
      -- when the next handover was expected
      until_at timestamptz,
      primary key (team_id, schedule)
    );

    create table handovers (
      id       uuid primary key,
      team_id  text not null,
      schedule text not null,
      leaving  text,
      coming   text,
      at       timestamptz not null
    );
  `.execute(db);
}
