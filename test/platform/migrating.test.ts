import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/platform/migrate.ts';
import { openDatabase } from '../../src/platform/postgres.ts';
import { startFaultOf } from '../../src/platform/start-fault.ts';
import { sweep } from '../../src/usecases/on-deadline.ts';
import { act } from '../../src/usecases/act.ts';
import { minute } from '../../src/domain/time.ts';
import { composed } from '../support/composed.ts';
import { people, start, team } from '../support/domain.ts';
import { opened, startDesk, stateOf, type TestDesk } from '../support/desk.ts';
import { silentLog } from '../support/log.ts';

const present = join(import.meta.dirname, '../../migrations');
const tables = ['escalations', 'timeline', 'pages', 'deadlines', 'outbox', 'people', 'inbox'];
/** What the next release may do to a schema that this one still uses: add to it. */
const next = tables.map(
  (table) => `export async function up(db) {
    await db.schema.alterTable('${table}').addColumn('next_release', 'text').execute();
    await db.schema.createIndex('next_${table}').on('${table}').column('next_release').execute();
  }`,
);

let url = '';
let desk: TestDesk;
let newer: string;
beforeAll(async () => {
  desk = await startDesk(async (given) => {
    url = given;
    return given;
  });
  newer = await mkdtemp(join(tmpdir(), 'relevo-newer-'));
  for (const file of await readdir(present)) await symlink(join(present, file), join(newer, file));
  for (const [index, text] of next.entries()) await writeFile(join(newer, `99990101000${index}-next.mjs`), text);
});
afterAll(async () => {
  await desk.stop();
  await rm(newer, { recursive: true, force: true });
});

const cases = 40;
/** One after the other in several hands, so that something is under way at every moment. */
async function openAndAnswer(): Promise<void> {
  const escalation = await opened(desk);
  stateOf(await act(desk, escalation, { type: 'acknowledge', by: people.ana }));
}

test('a migration while people open and answer loses nothing, and nobody is told that it failed', async () => {
  // Statements are prepared by now, and their plans will no longer fit.
  for (let index = 0; index < 5; index += 1) await openAndAnswer();
  const unanswered = await opened(desk);
  const hands = Array.from({ length: 4 }, async () => {
    for (let index = 0; index < cases / 4; index += 1) await openAndAnswer();
  });
  await migrate(url, newer, silentLog);
  await Promise.all(hands);
  const states = await desk.db.selectFrom('escalations').select('status').where('status', '=', 'working').execute();
  expect(states).toHaveLength(cases + 5);
  const rows = await desk.db.selectFrom('outbox').select('id').where('lane', '=', 0).execute();
  expect(rows.length).toBeGreaterThanOrEqual(cases + 6);

  desk.travelTo(start + 5 * minute);
  const { failures } = await sweep(desk, team, composed);
  expect(failures).toEqual([]);
  const [next] = await desk.db.selectFrom('escalations').selectAll().where('id', '=', unanswered.id).execute();
  expect(next).toMatchObject({ status: 'paging', tier: 2 });
});

test('a start that has nothing to migrate waits for nobody', async () => {
  const other = openDatabase<unknown>(url, silentLog);
  const begun = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  const migrating = other.transaction().execute(async (trx) => {
    await sql`lock table kysely_migration_lock in access exclusive mode`.execute(trx);
    begun.resolve();
    await done.promise;
  });
  await begun.promise;
  await migrate(url, newer, silentLog);
  done.resolve();
  await migrating;
  await other.destroy();
});

test('a release that is older than the schema does not start, and says which one to start', async () => {
  await migrate(url, newer, silentLog);
  const refused = await migrate(url, present, silentLog).catch((error: unknown) => error);
  expect(startFaultOf(refused)).toMatchObject({ mend: true, says: expect.stringMatching(/newer release/) });
});
