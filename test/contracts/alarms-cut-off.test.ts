import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

const module = new URL('../../src/platform/alarms.ts', import.meta.url).href;
/** Far more than it takes; a process that spins hears no timer of its own. */
const hungMs = 15_000;

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** Opens the alarms, begins to listen to them once it is told to, and then waits for a timer. */
const source = (url: string) => `
  import { once } from 'node:events';
  import { openAlarms } from ${JSON.stringify(module)};
  const alarms = await openAlarms({ databaseUrl: ${JSON.stringify(url)}, redisUrl: null, onError() {} });
  console.log('opened');
  await once(process.stdin, 'data');
  await alarms.onRing(async () => {}).then(() => console.log('listens'), (error) => console.log(error.message));
  setTimeout(() => {
    console.log('alive');
    process.exit(0);
  }, 50);`;

test('who begins while the database lets nobody in is told so, and does not spin', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source(database.url)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const hung = setTimeout(() => child.kill('SIGKILL'), hungMs);
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (line !== 'opened') continue;
    await closeDatabase();
    child.stdin.write('begin\n');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  clearTimeout(hung);
  expect(said).toEqual(['opened', expect.stringContaining('not currently accepting connections'), 'alive']);
});

/** Who is in stays in; nobody else is let in, as while PostgreSQL starts. */
async function closeDatabase(): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  await client.query(`alter database ${new URL(database.url).pathname.slice(1)} allow_connections false`);
  await client.end();
}
