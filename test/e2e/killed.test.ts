import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { openDatabase } from '../../src/platform/postgres.ts';
import type { Schema } from '../../src/store/tables/schema.ts';
import { startChild, type Child } from '../support/children.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { silentLog } from '../support/log.ts';

let database: FreshDatabase;
let db: ReturnType<typeof openDatabase<Schema>>;
let workspace: Workspace;
const children: Child[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase<Schema>(database.url, silentLog);
  workspace = await startWorkspace();
});
afterAll(async () => {
  await Promise.all(children.map((child) => child.end()));
  await workspace.stop();
  await db.destroy();
  await database.drop();
}, 30_000);

function run(role: 'listen' | 'send'): Child {
  const child = startChild({
    RELEVO_ROLE: role,
    DATABASE_URL: database.url,
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: workspace.appToken,
    SLACK_API_URL: workspace.apiUrl,
  });
  children.push(child);
  return child;
}

async function fillIn() {
  const ana = workspace.as('ana');
  await ana.in('support').command('/escalate sev1 Power cut');
  const form = await ana.modal(/Se avisa enseguida/);
  return form.fill({ '¿Qué ocurre?': 'Se va la luz.' });
}
const countOpened = async () => (await db.selectFrom('escalations').select('id').execute()).length;
/** A process that has just started writes other things too: what it learns of people. */
const opening = 'insert into escalations';
const pagesTo = (person: string) =>
  workspace
    .as(person)
    .dms()
    .filter(({ text }) => /Power cut/.test(text));

describe('a process that dies of SIGKILL', { timeout: 40_000 }, () => {
  let form: Awaited<ReturnType<typeof fillIn>>;

  it('just before it commits has done nothing: whoever asked tries again', async () => {
    const listener = run('listen');
    await listener.ready;
    form = await fillIn();
    listener.crash({ point: 'before-commit', nth: 1, of: opening });
    await expect(form.submit()).rejects.toThrow(/answered with an error/);
    expect(await listener.gone).toBe('SIGKILL');
    expect(await countOpened()).toBe(0);
  });

  it('right after it committed has opened it, and the same form sent again opens no other', async () => {
    const listener = run('listen');
    await listener.ready;
    listener.crash({ point: 'after-commit', nth: 1, of: opening });
    await expect(form.submit()).rejects.toThrow(/answered with an error/);
    expect(await listener.gone).toBe('SIGKILL');
    expect(await countOpened()).toBe(1);
    await run('listen').ready;
    expect(await form.submit()).toBe('closed');
    expect(await countOpened()).toBe(1);
  });

  it('when Slack has taken a page and nobody wrote that down: another finds it, and each person has one', async () => {
    const sender = run('send');
    sender.crash({ point: 'after-call', nth: 1 });
    expect(await sender.gone).toBe('SIGKILL');
    const posted = pagesTo('bruno').length + pagesTo('marta').length;
    expect(posted).toBeGreaterThan(0);
    // Whoever comes next would wait for it: six seconds at the most.
    await sql`update outbox set leased_until = now() where leased_until is not null and done_at is null`.execute(db);
    await run('send').ready;
    const unsent = () =>
      db.selectFrom('outbox').select('id').where('lane', '=', 0).where('done_at', 'is', null).execute();
    await vi.waitFor(async () => expect(await unsent()).toEqual([]), { timeout: 20_000, interval: 50 });
    expect([pagesTo('bruno').length, pagesTo('marta').length]).toEqual([1, 1]);
  });
});
