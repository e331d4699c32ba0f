import { sql, type Kysely } from 'kysely';

/** How each person wants to be reached besides Slack, and in which language; a person without a row follows Slack. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reach (
      team_id        text not null,
      user_id        text not null,
      -- null: as their Slack is
      language       text check (language in ('en', 'es')),
      email          text,
      -- minutes that a page waits for an answer before it goes this way, too
      email_after    integer,
      webhook        text,
      webhook_after  integer,
      -- signs what the webhook gets
      webhook_secret text,
      changed_at     timestamptz not null,
      primary key (team_id, user_id),
      check ((email is null) = (email_after is null)),
      check ((webhook is null) = (webhook_after is null))
    );
  `.execute(db);
}
