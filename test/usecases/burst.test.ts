import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { asTeamId, type TeamId, type UserId } from '../../src/domain/ids.ts';
import type { Terms, Tier } from '../../src/domain/terms.ts';
import { minute } from '../../src/domain/time.ts';
import { sweep } from '../../src/usecases/on-deadline.ts';
import { composed } from '../support/composed.ts';
import { people, start, terms, tierOf } from '../support/domain.ts';
import { introduce, opened, startDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => desk.travelTo(start));
afterAll(() => desk.stop());

/** So many escalations whose first tier runs out of time at the same moment. */
async function manyOpened(team: TeamId, count: number, given: Partial<Terms> = {}) {
  await introduce(desk, team, [people.olga]);
  const all = [];
  for (let index = 0; index < count; index += 1)
    all.push(await opened(desk, { team, terms: terms({ warRoom: 'manual', ...given }) }));
  desk.travelTo(start + 5 * minute);
  return all;
}

const tiersOf = async (team: TeamId) => {
  const rows = await desk.db.selectFrom('escalations').select(['id', 'tier']).where('team_id', '=', team).execute();
  return new Map(rows.map(({ id, tier }) => [id, tier]));
};

test('three hundred times to answer that run out at once are looked after in a few transactions', async () => {
  const team = asTeamId('BURST');
  await manyOpened(team, 300);
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  const { settled } = await sweep(desk, team, composed);
  const statements = asked.mock.calls.map((call) => JSON.stringify(call[0]));
  asked.mockRestore();
  expect(settled).toBe(300);
  expect(statements.filter((text) => /"begin"/i.test(text))).toHaveLength(3);
  expect(statements.length).toBeLessThan(40);
  expect(new Set((await tiersOf(team)).values())).toEqual(new Set([2]));
});

test('who is in a tier by then is asked once for all of them', async () => {
  const team = asTeamId('LIVE');
  await introduce(desk, team, [people.ana, people.carla]);
  const behind = (user: UserId): Tier => ({ ...tierOf([user]), targets: [{ target: { user }, people: [user] }] });
  await manyOpened(team, 200, { tiers: [behind(people.ana), behind(people.carla)] });
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  await sweep(desk, team, composed);
  const looks = asked.mock.calls.filter((call) => /from groups/.test(JSON.stringify(call[0])));
  asked.mockRestore();
  expect(looks).toHaveLength(2);
  expect(new Set((await tiersOf(team)).values())).toEqual(new Set([2]));
});

test('one that can not be written is left as it is, and the others do not wait for it', async () => {
  const team = asTeamId('POISON');
  const [poisoned, ...others] = await manyOpened(team, 5);
  await sql`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'poison'; end $$`.execute(
    desk.db,
  );
  await sql`
    create trigger poison before insert on timeline for each row
    when (new.escalation_id = ${sql.lit(poisoned?.id)}) execute function refuse()`.execute(desk.db);
  const { failures } = await sweep(desk, team, composed);
  expect(failures.map(({ cause }) => cause)).toMatchObject([{ message: 'poison' }]);
  const tiers = await tiersOf(team);
  expect([poisoned, ...others].map((each) => each && tiers.get(each.id))).toEqual([1, 2, 2, 2, 2]);

  await sql`drop trigger poison on timeline`.execute(desk.db);
  expect((await sweep(desk, team, composed)).failures).toEqual([]);
  expect(poisoned && (await tiersOf(team)).get(poisoned.id)).toBe(2);
});

test('deadlines of one escalation that are due together are kept in their order', async () => {
  const team = asTeamId('LATE');
  const [escalation] = await manyOpened(team, 1);
  desk.travelTo(start + 60 * minute);
  expect((await sweep(desk, team, composed)).settled).toBe(1);
  const rows = await desk.db.selectFrom('timeline').select('type').where('team_id', '=', team).orderBy('seq').execute();
  expect(rows.map(({ type }) => type)).toEqual(['opened', 'paged', 'paged', 'update-drafted', 'update-posted']);
  expect(escalation && (await tiersOf(team)).get(escalation.id)).toBe(2);
});
