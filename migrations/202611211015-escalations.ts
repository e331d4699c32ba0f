import { sql, type Kysely } from 'kysely';

/**
 * The whole of the first schema. Every row carries its workspace; numbers count per workspace.
 * Each index says which question it answers.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table teams (
      team_id     text primary key,
      last_number integer not null
    );

    create table people (
      team_id    text not null,
      user_id    text not null,
      handle     text not null,
      email      text,
      locale     text,
      standing   text not null,
      learned_at timestamptz not null,
      primary key (team_id, user_id)
    );

    create table escalations (
      id               uuid primary key,
      team_id          text not null,
      number           integer not null,
      version          integer not null,
      title            text not null,
      description      text not null,
      severity         text not null,
      kind             text,
      route            text,
      customer_name    text,
      customer_tier    text,
      customer_contact text,
      services         text[] not null,
      criteria         text[] not null,
      tried            text not null,
      why_not_here     text not null,
      links            text[] not null,
      source           jsonb not null,
      terms            jsonb not null,
      opened_by        text not null,
      opened_at        timestamptz not null,
      joined           text[] not null,
      status           text not null check (status in ('paging', 'unanswered', 'working', 'resolved')),
      tier             integer not null,
      round            integer not null,
      answer_by        timestamptz,
      unanswered_since timestamptz,
      acknowledged_by  text,
      acknowledged_at  timestamptz,
      lead             text,
      resolved_by      text,
      resolved_at      timestamptz,
      fix              text,
      room             jsonb not null,
      first_update     jsonb not null,
      rca              jsonb,
      request_key      text not null,
      unique (team_id, number),
      -- the same form submitted twice opens one escalation
      unique (team_id, request_key)
    );
    -- lists, possible duplicates, Home
    create index escalations_recent on escalations (team_id, opened_at desc);
    -- a command typed in a war room
    create index escalations_by_room on escalations (team_id, (room ->> 'channel'));

    create table pages (
      team_id       text not null,
      escalation_id uuid not null references escalations,
      tier          integer not null,
      round         integer not null,
      person        text not null,
      state         text not null,
      reason        text,
      position      integer not null,
      primary key (escalation_id, tier, round, person)
    );
    -- my pages, on Home
    create index pages_by_person on pages (team_id, person) where state in ('waiting', 'expired');

    create table timeline (
      team_id       text not null,
      escalation_id uuid not null references escalations,
      seq           integer not null,
      type          text not null,
      at            timestamptz not null,
      by            text,
      data          jsonb not null,
      primary key (escalation_id, seq)
    );

    create table deadlines (
      id            uuid primary key default gen_random_uuid(),
      team_id       text not null,
      escalation_id uuid not null references escalations,
      kind          text not null,
      tier          integer not null,
      round         integer not null,
      due_at        timestamptz not null,
      settled_at    timestamptz,
      unique (escalation_id, kind, tier, round)
    );
    -- the sweep
    create index deadlines_due on deadlines (due_at) where settled_at is null;

    create table outbox (
      id            bigint generated always as identity primary key,
      team_id       text not null,
      escalation_id uuid not null references escalations,
      lane          smallint not null,
      stream        text not null,
      slot          text,
      errand        jsonb not null,
      created_at    timestamptz not null,
      next_try_at   timestamptz not null,
      attempts      integer not null default 0,
      lease         uuid,
      leased_until  timestamptz,
      done_at       timestamptz,
      failure       text,
      receipt       jsonb
    );
    -- one waiting row shows the newest state of a slot, however often it changed
    create unique index outbox_shown_once on outbox (escalation_id, slot)
      where slot is not null and done_at is null and lease is null;
    -- what is claimed next
    create index outbox_open on outbox (lane, id) where done_at is null;
    -- whether something earlier of the same stream is still open
    create index outbox_stream on outbox (escalation_id, stream, id) where done_at is null;

    create table deliveries (
      team_id       text not null,
      escalation_id uuid not null references escalations,
      slot          text not null,
      channel       text not null,
      ts            text not null,
      shown_at      timestamptz not null,
      primary key (escalation_id, slot)
    );
  `.execute(db);
}
