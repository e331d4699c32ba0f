import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { freePort } from '../../local/free-port.ts';

const main = join(import.meta.dirname, '../../src/main.ts');

let database: FreshDatabase;
let workspace: Workspace;
const children: ChildProcess[] = [];
beforeEach(async () => {
  database = await freshDatabase();
  workspace = await startWorkspace();
});
afterEach(async () => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
  await workspace.stop();
  await database.drop();
}, 30_000);

/** A process as in production, once it is ready. */
async function run(role: 'listen' | 'send'): Promise<ChildProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      RELEVO_ROLE: role,
      LOG_LEVEL: 'fatal',
      DATABASE_URL: database.url,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.apiUrl,
      PORT: String(port),
    },
  });
  children.push(child);
  const ready = async () => expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  await vi.waitFor(ready, { timeout: 20_000, interval: 50 });
  return child;
}

async function open(title: string): Promise<void> {
  const ana = workspace.as('ana');
  await ana.in('support').command(`/escalate sev1 ${title}`);
  const form = await ana.modal(/Se avisa enseguida/);
  expect(await form.fill({ '¿Qué ocurre?': 'Se cae.' }).submit()).toBe('closed');
}

const pagesTo = (person: string, title: RegExp) =>
  workspace
    .as(person)
    .dms()
    .filter(({ text }) => title.test(text));

describe('processes', () => {
  it('take over what a killed one was sending', { timeout: 60_000 }, async () => {
    await run('listen');
    const first = await run('send');
    workspace.faults.add({ method: 'chat.postMessage', when: { channel: 'bruno' }, outcome: { do: 'hang' } });
    await open('Killed while sending');
    await vi.waitFor(() => expect(workspace.faults.remaining).toEqual([]), { timeout: 5_000, interval: 10 });
    await run('send');
    first.kill('SIGKILL');
    const paged = () => expect(pagesTo('bruno', /Killed while sending/)).toHaveLength(1);
    await vi.waitFor(paged, { timeout: 30_000, interval: 20 });
    expect(pagesTo('marta', /Killed while sending/)).toHaveLength(1);
  });

  it('end with code 0 on SIGTERM, and leave nothing unsaid', { timeout: 60_000 }, async () => {
    const [listener, sender] = [await run('listen'), await run('send')];
    await open('Told to stop');
    const ends = [listener, sender].map((child) => once(child, 'exit'));
    for (const child of [listener, sender]) child.kill('SIGTERM');
    expect((await Promise.all(ends)).map(([code]) => code)).toEqual([0, 0]);
    await run('send');
    await vi.waitFor(() => expect(pagesTo('bruno', /Told to stop/)).toHaveLength(1), { timeout: 10_000, interval: 20 });
    expect(pagesTo('marta', /Told to stop/)).toHaveLength(1);
  });
});
