import { sql, type Kysely } from 'kysely';

/** People's time zones and quiet hours, and what waits until those are over: a bundle for each person, told in one message. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- as Slack names it; null while it has not said
    alter table people add column zone text;

    -- minutes after midnight in the person's zone; both null: no quiet hours
    alter table reach add column quiet_from smallint;
    alter table reach add column quiet_to smallint;
    alter table reach add constraint reach_quiet check (
      (quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to
      and quiet_from between 0 and 1439 and quiet_to between 0 and 1439);

    create table bundles (
      id        uuid primary key,
      team_id   text not null,
      person    text not null,
      -- what the outbox was to do, and about what; once closed, only what is told
      items     jsonb not null,
      -- from then on nothing is added
      closed_at timestamptz
    );
    create unique index bundles_open on bundles (team_id, person) where closed_at is null;
  `.execute(db);
}
