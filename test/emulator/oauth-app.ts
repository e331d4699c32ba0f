import { once } from 'node:events';
import { createServer } from 'node:http';
import {
  App,
  HTTPReceiver,
  LogLevel,
  SocketModeReceiver,
  type Installation,
  type InstallationStore,
} from '@slack/bolt';
import { expect } from 'vitest';
import type { Workspace } from '../../emulator/workspace.ts';
import { decide } from './oauth-flow.ts';

/** A port that nobody has: the address to go back to names it before the app listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

export type OAuthApp = {
  app: App;
  home: string;
  /** What it keeps, by team. */
  kept: Map<string, Installation<'v2', false>>;
  start(): Promise<void>;
};

/** A Bolt app that people install, on either receiver. It begins to listen with `start`. */
export async function oauthApp(workspace: Workspace, over: 'http' | 'socket' = 'http'): Promise<OAuthApp> {
  const port = await freePort();
  const home = `http://localhost:${port}`;
  const kept: OAuthApp['kept'] = new Map();
  const installationStore: InstallationStore = {
    async storeInstallation(installation) {
      kept.set(installation.team?.id ?? '', installation as Installation<'v2', false>);
    },
    async fetchInstallation({ teamId = '' }) {
      const installation = kept.get(teamId);
      if (!installation) throw new Error('There is no installation.');
      return installation;
    },
  };
  const clientOptions = { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } };
  const installing = {
    clientId: workspace.clientId,
    clientSecret: workspace.clientSecret,
    stateSecret: 'a secret of this test',
    scopes: ['commands', 'chat:write', 'users:read'],
    redirectUri: `${home}/slack/oauth_redirect`,
    installationStore,
    logLevel: LogLevel.ERROR,
  };
  const installerOptions = {
    clientOptions,
    authorizationUrl: workspace.authorizeUrl,
    redirectUriPath: '/slack/oauth_redirect',
    directInstall: true,
  };
  const receiver =
    over === 'http'
      ? new HTTPReceiver({ ...installing, installerOptions, signingSecret: workspace.signingSecret })
      : new SocketModeReceiver({
          ...installing,
          installerOptions: { ...installerOptions, port },
          appToken: workspace.appToken,
        });
  const app = new App({ receiver, clientOptions, logLevel: LogLevel.ERROR });
  app.event('app_uninstalled', async ({ context }) => {
    kept.delete(context.teamId ?? '');
  });
  return {
    app,
    home,
    kept,
    async start() {
      await app.start(port);
      if (over === 'http') workspace.deliverByHttp(`${home}/slack/events`, workspace.signingSecret);
    },
  };
}

/** Goes the way of a browser: the app's install address, the page that asks, and back with the cookie. */
export async function installByPage(
  workspace: Workspace,
  home: string,
  { decision = 'allow', team, as = 'ana' }: { decision?: 'allow' | 'deny'; team?: string; as?: string } = {},
): Promise<Response> {
  const begun = await fetch(`${home}/slack/install`, { redirect: 'manual' });
  const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
  const asked = new URL(begun.headers.get('location') ?? '');
  expect(asked.href.startsWith(workspace.authorizeUrl)).toBe(true);
  if (team !== undefined) asked.searchParams.set('team', team);
  return fetch(await decide(workspace, asked.searchParams, decision, as), { headers: { cookie } });
}
