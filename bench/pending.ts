import pg from 'pg';
import { openOne } from './desk.ts';
import type { Desk } from '../src/usecases/desk.ts';

/**
 * Makes sure that so many escalations stand open, each with a deadline, due in a month or later and a second apart: what a
 * desk has to look past to find those that are due now. They are copies of one.
 */
export async function keepPending(url: string, desk: Desk, count: number): Promise<void> {
  const { id } = await openOne(desk, `pending ${count}`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `with copies as (
       insert into escalations
       select copy.*
         from escalations e, generate_series(1, $2::int) n,
              jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'number', -n, 'request_key', 'copy ' || n)) copy
        where e.id = $1
       returning id, team_id, -number as n)
     insert into deadlines (team_id, escalation_id, kind, tier, round, due_at, alarm_set_at)
     select team_id, id, 'acknowledge', 0, 0, now() + interval '30 days' + n * interval '1 second', now() from copies`,
    [id, count],
  );
  await client.query('analyze escalations, deadlines');
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
