import { once } from 'node:events';
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { afterEach, expect, it } from 'vitest';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { MANIFEST } from './echo-app.ts';
import { connect, type Socket } from './raw-socket.ts';

let workspace: Workspace;
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
  await workspace.stop();
});

const open = () => new WebClient(workspace.appToken, { slackApiUrl: workspace.apiUrl }).apps.connections.open({});

async function connected(): Promise<Socket> {
  const socket = await connect((await open()).url ?? '');
  cleanUps.push(() => socket.socket.terminate());
  await socket.next();
  return socket;
}

async function act(body: object): Promise<unknown> {
  const response = await fetch(`${workspace.url}/_local/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

const command = () => workspace.as('ana').in('support').command('/echo');
const delivery = async () => {
  const response = await fetch(`${workspace.url}/_local/state?as=${workspace.as('ana').id}`);
  const { apps } = (await response.json()) as { apps: { delivery: string; connected: boolean }[] };
  return [apps[0]?.delivery, apps[0]?.connected];
};

async function boltApp(): Promise<SocketModeReceiver> {
  const clientOptions = { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken: workspace.appToken,
    clientPingTimeout: 20,
    installerOptions: { clientOptions },
    logLevel: LogLevel.ERROR,
  });
  const app = new App({ receiver, token: workspace.botToken, clientOptions, logLevel: LogLevel.ERROR });
  app.command('/echo', async ({ ack }) => ack());
  await app.start();
  cleanUps.push(() => app.stop());
  return receiver;
}

it.each([
  ['from code', async () => workspace.warnSockets()],
  ['by HTTP', () => act({ do: 'refresh-sockets', warned: true })],
])('a socket that is warned %s works on for ten seconds, and is then asked to go', async (_how, warn) => {
  workspace = await startWorkspace({ manifest: MANIFEST });
  const { socket, next, answer } = await connected();
  await warn();
  expect(await next()).toMatchObject({ type: 'disconnect', reason: 'warning' });
  workspace.clock.advance(9_000);
  const typed = command();
  answer(await next());
  await typed;
  const closed = once(socket, 'close');
  workspace.clock.advance(1_000);
  expect(await next()).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
  await closed;
});

it('a Bolt app that is warned comes back at once, and is not sent away again', async () => {
  workspace = await startWorkspace({ manifest: MANIFEST });
  const receiver = await boltApp();
  const back = new Promise((resolve) => receiver.client.once('connected', resolve));
  workspace.warnSockets();
  await back;
  workspace.clock.advance(60_000);
  await command();
  expect(await delivery()).toEqual(['socket', true]);
});

it('with Socket Mode off sockets end as link_disabled, and nothing is sent to those that come after', async () => {
  workspace = await startWorkspace({ manifest: MANIFEST });
  const { socket, next } = await connected();
  const closed = once(socket, 'close');
  expect(await act({ do: 'socket-mode', on: false })).toEqual({ ok: true });
  expect(await next()).toMatchObject({ type: 'disconnect', reason: 'link_disabled' });
  await closed;
  expect(await delivery()).toEqual(['off', false]);
  const answered = await open();
  expect(answered.response_metadata?.messages).toEqual(['[WARN] Socket Mode is not turned on.']);
  const second = await connect(answered.url ?? '');
  cleanUps.push(() => second.socket.terminate());
  expect(await second.next()).toMatchObject({ type: 'hello' });
  await expect(command()).rejects.toThrow('Echo is not connected');

  expect(await act({ do: 'socket-mode', on: true })).toEqual({ ok: true });
  expect((await open()).response_metadata?.messages).toBeUndefined();
  const typed = command();
  second.answer(await second.next());
  await typed;
});

it('a Bolt app goes on where it was when Socket Mode is on again', async () => {
  workspace = await startWorkspace({ manifest: MANIFEST });
  const receiver = await boltApp();
  const back = new Promise((resolve) => receiver.client.once('connected', resolve));
  workspace.socketMode(false);
  await expect(command()).rejects.toThrow('Echo is not connected');
  await back;
  workspace.socketMode(true);
  await command();
});

it('the page’s reset brings Socket Mode back', async () => {
  workspace = await startWorkspace({ manifest: MANIFEST });
  workspace.socketMode(false);
  expect(await delivery()).toEqual(['off', false]);
  await act({ do: 'reset' });
  expect(await delivery()).toEqual(['socket', false]);
});
