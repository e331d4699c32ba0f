import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { claim, type Lanes } from '../../src/store/errands.ts';
import { people, start, team, terms, tierOf } from '../support/domain.ts';
import { opened, startDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const onlyAna = terms({ tiers: [tierOf([people.ana])], rounds: 1, fallbackChannel: '#leads' });
const take = (limit: number, lanes: Lanes) =>
  claim(desk.db, team, start + minute, { 'other ways': 0, pages: 0, 'the rest': 0, [lanes]: limit }, 60_000);

/** What an hour without Slack leaves behind: cards, notes and lines of many cases, all of it older than what comes now. */
async function fallBehind(errands: number): Promise<void> {
  const { id } = await opened(desk, { terms: onlyAna });
  await sql`delete from outbox`.execute(desk.db);
  await sql`
    insert into outbox (team_id, escalation_id, lane, stream, slot, errand, created_at, place, next_try_at)
    select ${team}, ${id}, 2 + each % 2, 'stream ' || each, null, '{"type":"note","seq":1}',
           ${new Date(start)}, ${new Date(start)}, ${new Date(start)}
      from generate_series(1, ${errands}::int) each`.execute(desk.db);
}

test('behind ten thousand cards and notes a new page is the first that is taken, and so is what people wait for', async () => {
  await fallBehind(10_000);
  desk.travelTo(start + minute);
  const { id } = await opened(desk, { terms: { ...onlyAna, warRoom: 'on_open' } });
  const [page, ...others] = await take(1, 'pages');
  expect(page).toMatchObject({ escalation_id: id, errand: { type: 'page', person: people.ana } });
  expect(others).toEqual([]);
  const [next] = await take(1, 'the rest');
  expect(next).toMatchObject({ escalation_id: id, lane: 1, errand: { type: 'open-room' } });
});

test('so much behind it, a claim still reads little: it goes by the index of what is open', async () => {
  await sql`analyze outbox`.execute(desk.db);
  const begun = await rowsRead();
  await take(6, 'pages');
  expect((await rowsRead()) - begun).toBeLessThan(1_000);
});

/** Rows of the outbox that were read whole, one after the other. */
async function rowsRead(): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(desk.db);
  const { rows } = await sql<{ read: number }>`
    select seq_tup_read::int as read from pg_stat_user_tables where relname = 'outbox'`.execute(desk.db);
  return rows[0]?.read ?? 0;
}
