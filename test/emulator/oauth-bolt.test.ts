import { once } from 'node:events';
import { createServer } from 'node:http';
import { App, HTTPReceiver, LogLevel, type Installation, type InstallationStore } from '@slack/bolt';
import { afterEach, expect, it, vi } from 'vitest';
import type { Workspace } from '../../emulator/workspace.ts';
import { decide, installable } from './oauth-flow.ts';

const HOUR = 3600_000;
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

/** A port that nobody has: the address to go back to names it before the app listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function boltApp(workspace: Workspace) {
  const port = await freePort();
  const home = `http://localhost:${port}`;
  const kept = new Map<string, Installation>();
  const installationStore: InstallationStore = {
    async storeInstallation(installation) {
      kept.set(installation.team?.id ?? '', installation);
    },
    async fetchInstallation({ teamId = '' }) {
      const installation = kept.get(teamId);
      if (!installation) throw new Error('There is no installation.');
      return installation as Installation<'v2', false>;
    },
  };
  const clientOptions = { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } };
  const receiver = new HTTPReceiver({
    signingSecret: workspace.signingSecret,
    clientId: workspace.clientId,
    clientSecret: workspace.clientSecret,
    stateSecret: 'a secret of this test',
    scopes: ['commands', 'chat:write', 'users:read'],
    redirectUri: `${home}/slack/oauth_redirect`,
    installationStore,
    installerOptions: {
      clientOptions,
      authorizationUrl: workspace.authorizeUrl,
      redirectUriPath: '/slack/oauth_redirect',
      directInstall: true,
    },
    logLevel: LogLevel.ERROR,
  });
  const app = new App({ receiver, clientOptions, logLevel: LogLevel.ERROR });
  app.command('/visit', async ({ ack, client, context }) => {
    const { user } = await client.auth.test();
    await ack(`I am ${user}, with ${context.botToken}`);
  });
  app.event('app_uninstalled', async ({ context }) => {
    kept.delete(context.teamId ?? '');
  });
  await app.start(port);
  stops.push(() => app.stop());
  workspace.deliverByHttp(`${home}/slack/events`, workspace.signingSecret);
  return { home, kept };
}

/** Goes the way of a browser: the app's install address, the page that asks, and back with the cookie. */
async function install(workspace: Workspace, home: string, decision: 'allow' | 'deny' = 'allow') {
  const begun = await fetch(`${home}/slack/install`, { redirect: 'manual' });
  const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
  const asked = new URL(begun.headers.get('location') ?? '');
  expect(asked.href.startsWith(workspace.authorizeUrl)).toBe(true);
  return fetch(await decide(workspace, asked.searchParams, decision), { headers: { cookie } });
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
  expect((await install(workspace, home)).status).toBe(200);
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
  expect((await install(workspace, home, 'deny')).status).toBe(500);
  expect(String(complained.mock.calls[0])).toContain('User cancelled');
  complained.mockRestore();
  expect(kept.size).toBe(0);
});

it('a Bolt app refreshes a token that is about to expire, and works on', async () => {
  const workspace = await open(true);
  const { home, kept } = await boltApp(workspace);
  await install(workspace, home);
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
