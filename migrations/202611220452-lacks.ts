import { sql, type Kysely } from 'kysely';

/** What people were told is missing in the coming week, so that each of it is told once and kept current. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table lack_notices (
      id      uuid primary key,
      team_id text not null,
      items   jsonb not null,
      -- whether something of it is still so
      open    boolean not null,
      told_at timestamptz not null
    );
    -- what is looked at again
    create index lack_notices_open on lack_notices (team_id) where open;
  `.execute(db);
}
