import pg from 'pg';
import { openOne, team } from './desk.ts';
import type { Desk } from '../src/usecases/desk.ts';

/**
 * Makes sure that so many deadlines stand open, due in a month or later and a second apart: what a desk has to look past
 * to find those that are due now; they are not to be given alarms. They belong to one escalation, in rounds that never were.
 */
export async function keepPending(url: string, desk: Desk, count: number): Promise<void> {
  const { id } = await openOne(desk, `pending ${count}`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `insert into deadlines (team_id, escalation_id, kind, tier, round, due_at, alarm_set_at)
     select $1, $2, 'acknowledge', 9, round, now() + interval '30 days' + round * interval '1 second', now()
       from generate_series(1, $3::int) round
     on conflict do nothing`,
    [team, id, count],
  );
  await client.query('analyze deadlines');
  await client.end();
}

/** Throws away all that the runs before left behind. */
export async function forgetAll(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('truncate deadlines, outbox, deliveries, timeline, pages, inbox, escalations cascade');
  await client.query('drop schema if exists bullmq cascade');
  await client.end();
}
