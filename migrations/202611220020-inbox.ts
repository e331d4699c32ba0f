import { sql, type Kysely } from 'kysely';

/**
 * What was asked is remembered, so that the same request asked twice changes things once; and whatever leaves gets a
 * place in its lane, so that one escalation with many pages doesn't keep another one's single page waiting.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table inbox (
      team_id text not null,
      -- what Slack itself calls the request (a click's trigger, a form, an event) and what it asked for
      key     text not null,
      at      timestamptz not null,
      primary key (team_id, key)
    );
    -- forgetting what nobody will send again
    create index inbox_by_age on inbox (at);

    alter table outbox add column place timestamptz;
    update outbox set place = created_at;
    alter table outbox alter column place set not null;
    drop index outbox_open;
    -- what is claimed next
    create index outbox_open on outbox (lane, place, id) where done_at is null;
  `.execute(db);
}
