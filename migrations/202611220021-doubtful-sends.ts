import { sql, type Kysely } from 'kysely';

/**
 * A send of which nobody knows whether it was carried out is looked for in Slack before it is repeated: by the mark that
 * its message carries, from the time of the first attempt on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table outbox add column mark uuid not null default gen_random_uuid();
    alter table outbox add column first_tried_at timestamptz;
    -- since when it is not known whether it was carried out; null when it is known
    alter table outbox add column doubtful_since timestamptz;
    -- when it was looked for in vain for the first time
    alter table outbox add column missed_at timestamptz;
    -- how often it was sent again after a doubt
    alter table outbox add column repeats smallint not null default 0;
    -- what may be there twice
    create index outbox_repeated on outbox (escalation_id, stream) where repeats > 0;
    -- a message that turned up
    create index outbox_by_mark on outbox (mark);

    -- a room belongs to one escalation
    drop index escalations_by_room;
    create unique index escalations_by_room on escalations (team_id, (room ->> 'channel'))
      where room ->> 'channel' is not null;
  `.execute(db);
}
