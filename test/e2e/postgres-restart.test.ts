import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { startEmbeddedPostgres, type LocalDatabase } from '../../local/postgres.ts';
import { start, type Relevo } from '../../src/build.ts';
import { minute } from '../../src/domain/time.ts';
import { configFrom, loadPolicy } from '../../src/launch.ts';
import { silentLog } from '../support/log.ts';

let home: string;
let database: LocalDatabase;
let door: Server;
let workspace: Workspace;
let relevo: Relevo | null = null;

/** An address that stays while the server behind it comes and goes, as a managed database has one. */
async function stableAddress(): Promise<string> {
  door = createServer((client) => {
    const { hostname, port } = new URL(database.url);
    const server = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const)
      from
        .on('error', () => to.destroy())
        .on('close', () => to.destroy())
        .pipe(to);
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const address = door.address();
  const url = new URL(database.url);
  url.host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return url.href;
}

/** SIGQUIT is the immediate shutdown: nothing is finished, nothing is flushed, the next start recovers from the log. */
async function crash(): Promise<void> {
  const pid = Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGQUIT');
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), { timeout: 10_000, interval: 20 });
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'relevo-restart-'));
  database = await startEmbeddedPostgres(home);
  workspace = await startWorkspace();
  const config = configFrom({
    DATABASE_URL: await stableAddress(),
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: workspace.appToken,
    SLACK_API_URL: workspace.apiUrl,
    PORT: '0',
  });
  const policy = await loadPolicy(null);
  relevo = await start({ config, policy, log: silentLog, clockOffset: () => workspace.clock.offset() });
}, 60_000);
afterEach(async () => {
  await relevo?.stop();
  await workspace.stop();
  door.close();
  await database.stop();
  await rm(home, { recursive: true, force: true });
}, 60_000);

test(
  'a database that crashes and comes back loses nothing: clickers are told, and who is due is paged',
  { timeout: 90_000 },
  async () => {
    const [ana, bruno, dana] = [workspace.as('ana'), workspace.as('bruno'), workspace.as('dana')];
    await ana.in('support').command('/escalate sev1 Crash');
    const form = await ana.modal(/Se avisa enseguida/);
    expect(await form.fill({ '¿Qué ocurre?': 'Se cae.' }).submit()).toBe('closed');
    const page = await bruno.dm(/Crash/);

    await crash();
    await page.button('Acknowledge').click();
    await bruno.dm(/Nothing was changed: the record could not be saved/);
    expect(page.text).not.toMatch(/You lead it/);
    workspace.clock.advance(5 * minute);

    database = await startEmbeddedPostgres(home);
    const recovered = performance.now();
    await vi.waitFor(() => dana.dm(/Crash/), { timeout: 30_000, interval: 50 });
    expect(performance.now() - recovered).toBeLessThan(30_000);
    await (await dana.dm(/Crash/)).button('Acknowledge').click();
    await vi.waitFor(async () => expect((await dana.dm(/Crash/)).text).toMatch(/You lead it/), { timeout: 10_000 });
    expect(dana.dms().filter(({ text }) => /Crash/.test(text))).toHaveLength(1);
  },
);
