import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { SlackStub } from './slack-stub.ts';

const bareChannel = 'C-BARE';

/** Sleeps until the next row is due, deletes what is due and posts it. Answers how late each was, in milliseconds. */
export async function barePoller(url: string, slack: SlackStub, due: readonly number[]): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create table if not exists bench_due (due_at timestamptz not null)');
  await client.query('create index if not exists bench_due_at on bench_due (due_at)');
  await client.query('insert into bench_due select to_timestamp(unnest($1::float8[]) / 1000)', [due]);
  const late: number[] = [];
  const finished = Promise.withResolvers<void>();
  slack.onPost((channel, dueAt) => {
    if (channel !== bareChannel) return;
    late.push(Date.now() - Number(dueAt));
    if (late.length === due.length) finished.resolve();
  });
  for (let left = due.length; left > 0;) {
    const next = await client.query<{ due_at: Date }>('select min(due_at) as due_at from bench_due');
    await sleep(Math.max(0, (next.rows[0]?.due_at.getTime() ?? 0) - Date.now()));
    const { rows } = await client.query<{ due_at: Date }>(
      'delete from bench_due where due_at <= now() returning due_at',
    );
    left -= rows.length;
    for (const row of rows) void post(slack, row.due_at.getTime());
  }
  await finished.promise;
  await client.end();
  return late;
}

const post = (slack: SlackStub, dueAt: number): Promise<Response> =>
  fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    body: new URLSearchParams({ channel: bareChannel, text: String(dueAt) }),
  });
