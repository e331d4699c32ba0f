import { sql, type Kysely } from 'kysely';

/** Calendars that say who is on call: the last good copy of each, and why there is no newer one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table feeds (
      team_id       text not null,
      schedule      text not null,
      -- a hash of where it comes from: an address may be a secret
      source        text not null,
      etag          text,
      body          text,
      -- who has it when, in turn, as far ahead as anybody looks
      shifts        jsonb not null,
      checked_at    timestamptz not null,
      fetched_at    timestamptz,
      failure       text,
      failing_since timestamptz,
      primary key (team_id, schedule)
    );
  `.execute(db);
}
