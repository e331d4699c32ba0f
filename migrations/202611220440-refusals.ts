import { sql, type Kysely } from 'kysely';

/** Who was not allowed what: kept, so that somebody can be asked about it later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table refusals (
      team_id  text not null,
      -- the escalation's id, or nothing where it was about none
      about    text not null,
      by       text not null,
      standing text not null,
      asked    text not null,
      -- by UTC: who presses a hundred times on one day takes one row
      day      date not null,
      times    integer not null,
      last_at  timestamptz not null,
      primary key (team_id, about, by, standing, asked, day)
    );
    create index refusals_latest on refusals (team_id, last_at);
  `.execute(db);
}
