import { afterEach, expect, it, vi } from 'vitest';
import type { Workspace } from '../../emulator/workspace.ts';
import { installByPage, oauthApp } from './oauth-app.ts';
import { installable } from './oauth-flow.ts';

const HOUR = 3600_000;
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

async function boltApp(workspace: Workspace) {
  const { app, home, kept, start } = await oauthApp(workspace);
  app.command('/visit', async ({ ack, client, context }) => {
    const { user } = await client.auth.test();
    await ack(`I am ${user}, with ${context.botToken}`);
  });
  await start();
  stops.push(() => app.stop());
  return { home, kept };
}

async function open(rotation: boolean): Promise<Workspace> {
  const workspace = await installable({ redirectUrls: [], rotation });
  stops.push(() => workspace.stop());
  return workspace;
}

it('a Bolt app is installed by a person, works, and forgets its token when it is uninstalled', async () => {
  const workspace = await open(false);
  workspace.uninstall();
  const { home, kept } = await boltApp(workspace);
  expect((await installByPage(workspace, home)).status).toBe(200);
  expect(kept.get(workspace.teamId)).toMatchObject({ bot: { scopes: ['commands', 'chat:write', 'users:read'] } });
  const ana = workspace.as('ana');
  await ana.in('general').command('/visit');
  await ana.sees('general', /I am visitor-b-/);

  workspace.uninstall();
  await workspace.settled();
  expect(kept.size).toBe(0);
});

it('a Bolt app hears that a person declined', async () => {
  const workspace = await open(false);
  const { home, kept } = await boltApp(workspace);
  const complained = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect((await installByPage(workspace, home, { decision: 'deny' })).status).toBe(500);
  expect(String(complained.mock.calls[0])).toContain('User cancelled');
  complained.mockRestore();
  expect(kept.size).toBe(0);
});

it('a Bolt app refreshes a token that is about to expire, and works on', async () => {
  const workspace = await open(true);
  const { home, kept } = await boltApp(workspace);
  await installByPage(workspace, home);
  const bot = () => kept.get(workspace.teamId)?.bot ?? { token: '' };
  const first = bot().token;
  expect(first).toMatch(/^xoxe\.xoxb-1-/);
  workspace.clock.advance(13 * HOUR);
  // Bolt compares with the machine's clock, which did not move.
  Object.assign(bot(), { expiresAt: Math.floor(Date.now() / 1000) });
  const ana = workspace.as('ana');
  await ana.in('general').command('/visit');
  await ana.sees('general', /I am visitor-b-, with xoxe\.xoxb-1-/);
  expect(bot().token).not.toBe(first);
});
