import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { createApp } from '../../src/inbound/slack/app.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { silentLog } from '../support/log.ts';
import { apiUrl, refuses } from '../support/slack-api.ts';
import { startSocketServer, type SocketServer } from '../support/socket-server.ts';

let workspace: Workspace | null = null;
let stop = async () => {};
let begun = () => {};
afterEach(async () => {
  await stop();
  await workspace?.stop();
  workspace = null;
});

function appOn({ botToken, apiUrl }: Workspace, appToken: string, ready = Promise.resolve()) {
  const slack = { transport: 'socket', botToken, appToken, apiUrl } as const;
  const door = createApp({ slack, port: 0, routes: [], log: silentLog }, (app) =>
    app.command('/escalate', async ({ ack }) => {
      begun();
      await ready;
      await ack('heard');
    }),
  );
  stop = () => door.stop();
  return door;
}

test('a link that Slack ends is made anew at once', async () => {
  workspace = await startWorkspace();
  await appOn(workspace, workspace.appToken).start();
  const dana = workspace.as('dana');
  workspace.refreshSockets();
  // Well under the five seconds that the package would wait by itself.
  await vi.waitFor(() => dana.in('support').command('/escalate'), { timeout: 2_000, interval: 20 });
  expect((await dana.sees('support', /heard/)).text).toBe('heard');
});

test('a token that Slack refuses is an error at the start', async () => {
  workspace = await startWorkspace();
  await expect(appOn(workspace, 'xapp-1-A0-0-wrong').start()).rejects.toThrow('invalid_auth');
});

test('stopping waits until what is under way was answered', async () => {
  workspace = await startWorkspace();
  const [heard, ready] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  begun = heard.resolve;
  const door = appOn(workspace, workspace.appToken, ready.promise);
  await door.start();
  const dana = workspace.as('dana');
  const answered = dana.in('support').command('/escalate');
  await heard.promise;
  const stopped = door.stop();
  ready.resolve();
  await answered;
  await stopped;
  expect(dana.notices).toEqual([]);
});

describe('two links', () => {
  let server: SocketServer;
  let logged: string;
  let limited: number;
  const log = createLogger({ environment: 'production', logLevel: 'debug' }, (text) => void (logged += text));
  beforeEach(async () => {
    logged = '';
    limited = 0;
    server = await startSocketServer();
    const slack = { transport: 'socket', botToken: 'xoxb-test', appToken: 'xapp-test', apiUrl } as const;
    const door = createApp({ slack, port: 0, routes: [], log, onEventsLimited: () => (limited += 1) }, (app) =>
      app.command('/escalate', ({ ack }) => ack('heard')),
    );
    await door.start();
    stop = async () => {
      await door.stop();
      await server.stop();
    };
    await linksAre(2);
  });
  const linksAre = (count: number) =>
    vi.waitFor(() => expect(server.links).toHaveLength(count), { timeout: 5_000, interval: 5 });
  const clickOver = (link: WebSocket | undefined) =>
    server.deliver(link, 'slash_commands', { command: '/escalate', user_id: 'U1', team_id: 'T1', channel_id: 'C1' });

  test('are both answered', async () => {
    const [first, second] = server.links;
    expect(await clickOver(first)).toEqual({ text: 'heard' });
    expect(await clickOver(second)).toEqual({ text: 'heard' });
  });

  test('leave no gap when one is cut: the other answers at that moment, and a new one is made', async () => {
    const [first, second] = server.links;
    first?.terminate();
    expect(await clickOver(second)).toEqual({ text: 'heard' });
    await vi.waitFor(() => expect(server.links.filter((link) => link !== first)).toHaveLength(2), { interval: 5 });
    expect(await clickOver(server.links.find((link) => link !== first && link !== second))).toEqual({ text: 'heard' });
  });

  test('that Slack will end are replaced first, and answer until then', async () => {
    const old = [...server.links];
    for (const link of old) server.warn(link);
    expect(await Promise.all(old.map(clickOver))).toEqual([{ text: 'heard' }, { text: 'heard' }]);
    await vi.waitFor(() => expect(server.links.some((link) => old.includes(link))).toBe(false), { interval: 5 });
    await linksAre(2);
    expect(await Promise.all(server.links.map(clickOver))).toEqual([{ text: 'heard' }, { text: 'heard' }]);
  });

  test('are tried again when Slack refuses the token on the way back', async () => {
    server.api.answers('apps.connections.open', refuses('invalid_auth'));
    server.links[0]?.terminate();
    await vi.waitFor(() => expect(logged).toContain('could not be made'), { interval: 5 });
    expect(await clickOver(server.links.at(-1))).toEqual({ text: 'heard' });
    await linksAre(2);
  });

  test('hear that Slack holds events back: it is acknowledged, logged and passed on', async () => {
    const held = { type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1_763_900_000, api_app_id: 'A1' };
    expect(await server.deliver(server.links[0], 'events_api', held)).toEqual({});
    expect(limited).toBe(1);
    expect(logged).toContain('Slack holds events back');
    expect(await clickOver(server.links[0])).toEqual({ text: 'heard' });
  });

  test('survive what is no envelope', async () => {
    server.links[0]?.send('not json');
    server.links[0]?.send(JSON.stringify({ type: 'events_api', envelope_id: 'e1' }));
    expect(await clickOver(server.links[0])).toEqual({ text: 'heard' });
  });
});
