import { sql, type Kysely } from 'kysely';

/** Slack's user groups as targets of the policy, and whose turn it is where people are paged one at a time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table groups (
      team_id    text not null,
      group_id   text not null,
      handle     text not null,
      disabled   boolean not null,
      members    text[] not null,
      learned_at timestamptz not null,
      primary key (team_id, group_id)
    );

    create table turns (
      team_id text not null,
      -- the path and the number of its tier
      turn    text not null,
      -- who was paged in their turn, the last of them at the end
      latest  text[] not null,
      primary key (team_id, turn)
    );
  `.execute(db);
}
