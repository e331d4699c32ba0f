import { sql, type Kysely } from 'kysely';

/**
 * People on call ask others to cover for them. What is sent about that belongs to no escalation: an errand, and a message
 * that is kept current, are about an escalation or about a matter of the schedules.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table covers (
      id          uuid primary key,
      team_id     text not null,
      schedule    text not null,
      asker       text not null,
      from_at     timestamptz not null,
      to_at       timestamptz not null,
      asked       text[] not null,
      declined    text[] not null,
      asked_at    timestamptz not null,
      status      text not null check (status in ('asking', 'accepted', 'withdrawn', 'taken_back', 'over')),
      taker       text,
      accepted_at timestamptz,
      -- when it is looked at again by itself; null when there is nothing to look for
      look_at     timestamptz
    );
    -- who is on call, and what somebody has asked for or was asked
    create index covers_by_end on covers (team_id, to_at);
    -- the sweep
    create index covers_due on covers (team_id, look_at) where look_at is not null;

    alter table outbox alter column escalation_id drop not null;
    -- what it is about when that is no escalation: a row of a table of its own
    alter table outbox add column matter_id uuid;
    alter table outbox add constraint outbox_about check (num_nonnulls(escalation_id, matter_id) = 1);
    -- one waiting row shows the newest state of a slot, as for escalations
    create unique index outbox_matter_shown_once on outbox (matter_id, slot)
      where slot is not null and done_at is null and lease is null;
    -- whether something earlier of the same stream is still open
    create index outbox_matter_stream on outbox (matter_id, stream, id) where matter_id is not null and done_at is null;

    alter table deliveries drop constraint deliveries_pkey;
    alter table deliveries alter column escalation_id drop not null;
    alter table deliveries add column matter_id uuid;
    alter table deliveries add constraint deliveries_about check (num_nonnulls(escalation_id, matter_id) = 1);
    create unique index deliveries_of_escalations on deliveries (escalation_id, slot);
    create unique index deliveries_of_matters on deliveries (matter_id, slot) where matter_id is not null;
  `.execute(db);
}
