import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asMatterId, asTeamId, asUserId, type TeamId, type UserId } from '../src/domain/ids.ts';
import { hour } from '../src/domain/time.ts';
import { loadPolicy } from '../src/launch.ts';
import { openDatabase } from '../src/platform/postgres.ts';
import { runPolicyCommand } from '../src/policy-command.ts';
import { coversFrom } from '../src/policy-covers.ts';
import type { Schema } from '../src/store/tables/schema.ts';
import { freshDatabase, type FreshDatabase } from './support/database.ts';
import { silentLog } from './support/log.ts';

const file = 'test/support/simulated-policy.yml';
/** Sunday 03:00 in Madrid. */
const at = Date.UTC(2026, 10, 29, 2);
const team = asTeamId('T1');

let database: FreshDatabase;
let db: Kysely<Schema>;
beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase<Schema>(database.url, silentLog);
  const person = { team_id: team, locale: null, standing: 'member', learned_at: new Date(at) } as const;
  await db
    .insertInto('people')
    .values([
      { ...person, user_id: asUserId('UB'), handle: 'bruno', email: 'bruno@example.com' },
      { ...person, user_id: asUserId('UN'), handle: 'nora', email: 'nora@example.com' },
    ])
    .execute();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

async function keepCover(taker: UserId, status: 'accepted' | 'taken_back', hours: number, of: TeamId = team) {
  const asked = { asker: asUserId('UA'), asked: [taker], declined: [], asked_at: new Date(at) };
  const span = { from_at: new Date(at - hour), to_at: new Date(at + hours * hour) };
  const row = {
    id: asMatterId(randomUUID()),
    team_id: of,
    schedule: 'payments',
    status,
    taker,
    accepted_at: new Date(at),
  };
  await db
    .insertInto('covers')
    .values({ ...row, ...asked, ...span, look_at: null })
    .execute();
}

const firstLine = async () =>
  (
    await runPolicyCommand(
      ['simulate', file, '--severity', 'sev1', '--service', 'checkout', '--at', '2026-11-29 03:00'],
      { DATABASE_URL: database.url },
    )
  ).out?.split('\n');

test('with a database, whoever covers is on call, by the name that the policy has for them', async () => {
  await keepCover(asUserId('UN'), 'taken_back', 1);
  expect(await firstLine()).toContain('Sun 29 Nov 03:00  round 1, tier 1, Front line: ana (schedule payments)');
  await keepCover(asUserId('UB'), 'accepted', 0.25);
  const said = await firstLine();
  expect(said).toContain('Sun 29 Nov 03:00  round 1, tier 1, Front line: bruno (schedule payments)');
  expect(said).toContain('Sun 29 Nov 03:20  round 2, tier 1, Front line: ana (schedule payments)');
  expect(said?.at(-1)).toBe('Sun 29 Nov 03:40  nobody has answered: #leads is told');
});

test('what of the covers isn’t known is said in words, without the address of the database', async () => {
  const policy = await loadPolicy(file);
  const nowhere = 'postgres://relevo:pw-in-url@127.0.0.1:1/relevo';
  expect(await coversFrom(nowhere, policy, at)).toBe("the database of DATABASE_URL can't be read (ECONNREFUSED)");
  const empty = new URL(database.url);
  empty.pathname = '/template1';
  expect(await coversFrom(empty.href, policy, at)).toBe("the database of DATABASE_URL can't be read (42P01)");
  await keepCover(asUserId('UN'), 'accepted', 1, asTeamId('T2'));
  expect(await coversFrom(database.url, policy, at)).toBe('the database has those of several workspaces');
});
