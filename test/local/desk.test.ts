import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLocally, type LocalDesk } from '../../local/desk.ts';

let home: string;
let desk: LocalDesk | null = null;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'relevo-test-'));
});
afterEach(async () => {
  await desk?.stop();
  await rm(home, { recursive: true, force: true });
});

async function start() {
  desk = await startLocally({ RELEVO_HOME: home, PORT: '0', LOG_LEVEL: 'fatal' }, 0);
  if (!desk.workspace) throw new Error('there is a workspace');
  return { ...desk, workspace: desk.workspace };
}

async function escalate({ workspace }: Awaited<ReturnType<typeof start>>, title: string) {
  const dana = workspace.as('dana');
  await dana.in('support').command(`/escalate sev3 ${title}`);
  const form = await dana.modal(/Paged at once/);
  await form.fill({ 'What is happening?': 'It is slow.' });
  expect(await form.submit()).toBe('closed');
}

test('what was done is there after a restart, in Slack and in the records', async () => {
  const first = await start();
  await escalate(first, 'Reports are late');
  await first.workspace.as('bruno').dm(/Reports are late/);
  await first.stop();
  const second = await start();
  const bruno = second.workspace.as('bruno');
  await (await bruno.dm(/Reports are late/)).button('Acknowledge').click();
  await bruno.dm(/You lead it/);
});

test('after a reset of the workspace the desk begins again, at ESC-1', async () => {
  const local = await start();
  await escalate(local, 'Before the reset');
  await local.workspace.as('bruno').dm(/ESC-1/);
  await fetch(`${local.workspace.url}/_local/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: 'reset' }),
  });
  await local.ready();
  await escalate(local, 'After the reset');
  expect((await local.workspace.as('bruno').dm(/ESC-1/)).text).toContain('After the reset');
});
