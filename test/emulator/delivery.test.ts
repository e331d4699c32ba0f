import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { MANIFEST } from './echo-app.ts';
import { connect as connectTo, type Envelope, type Socket } from './raw-socket.ts';

let workspace: Workspace;
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
  await workspace.stop();
});

async function ticket(): Promise<string> {
  const slack = new WebClient(workspace.appToken, { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } });
  return (await slack.apps.connections.open({})).url ?? '';
}

async function connect(url: string): Promise<Socket> {
  const socket = await connectTo(url);
  cleanUps.push(() => socket.socket.terminate());
  return socket;
}

describe('over Socket Mode', () => {
  it('each address admits one socket, once', async () => {
    workspace = await startWorkspace({ manifest: MANIFEST });
    const url = await ticket();
    expect(await (await connect(url)).next()).toMatchObject({ type: 'hello', num_connections: 1 });
    const [refused] = (await once(new WebSocket(url), 'error')) as [Error];
    expect(refused.message).toContain('403');
  });

  it('there are ten sockets at most', async () => {
    workspace = await startWorkspace({ manifest: MANIFEST });
    for (let number = 1; number <= 10; number += 1) {
      expect(await (await connect(await ticket())).next()).toMatchObject({ type: 'hello', num_connections: number });
    }
    expect(await (await connect(await ticket())).next()).toMatchObject({
      type: 'disconnect',
      reason: 'too_many_websockets',
    });
  });

  it('each envelope goes to one socket, and an empty acknowledgement is one', async () => {
    workspace = await startWorkspace({ manifest: MANIFEST });
    const served: number[] = [];
    for (const number of [1, 2]) {
      const { socket, next } = await connect(await ticket());
      await next();
      socket.on('message', (data: Buffer) => {
        const { envelope_id } = JSON.parse(data.toString('utf8')) as Envelope;
        served.push(number);
        socket.send(JSON.stringify({ envelope_id, payload: {} }));
      });
    }
    const ana = workspace.as('ana');
    for (const _time of [1, 2, 3, 4]) await ana.in('support').command('/echo');
    expect(served.toSorted((a, b) => a - b)).toEqual([1, 1, 2, 2]);
    expect(workspace.log.filter((entry) => entry.kind === 'delivery')).toHaveLength(4);
  });

  it('payloads carry the keys that Slack sends, and never a name of their own', async () => {
    workspace = await startWorkspace({ manifest: MANIFEST });
    const socket = await connect(await ticket());
    await socket.next();
    const ana = workspace.as('ana');
    const said = await ana.in('support').say('Look');
    const shortcut = said.shortcut('Echo this');
    const { payload, ...envelope } = await socket.next();
    socket.answer({ ...envelope, payload });
    await shortcut;
    expect(Object.keys(payload).toSorted()).toEqual(
      'action_ts callback_id channel enterprise is_enterprise_install message message_ts response_url team token trigger_id type user'.split(
        ' ',
      ),
    );
    const command = ana.in('support').command('/echo x');
    const second = await socket.next();
    socket.answer(second);
    await command;
    expect(second.payload).toMatchObject({
      is_enterprise_install: 'false',
      channel_name: 'support',
      user_name: 'ana',
      text: 'x',
    });
    expect(payload).not.toHaveProperty('name');
  });

  it('an event that nobody took comes again, at once, after a minute and after five', async () => {
    workspace = await startWorkspace({ manifest: MANIFEST });
    await workspace.as('ana').setLocale({ locale: 'en-US' });
    await workspace.settled();
    const attempts = () => workspace.log.filter((entry) => entry.kind === 'delivery').map((entry) => entry.attempt);
    workspace.clock.advance(59_000);
    await workspace.settled();
    expect(attempts()).toEqual([0, 1]);
    workspace.clock.advance(1_000);
    await workspace.settled();
    expect(attempts()).toEqual([0, 1, 2]);
    const socket = await connect(await ticket());
    await socket.next();
    workspace.clock.advance(300_000);
    const last = await socket.next();
    expect(last).toMatchObject({ type: 'events_api', retry_attempt: 3, retry_reason: 'connection_failed' });
    socket.answer(last);
    await workspace.settled();
  });

  it('a Bolt app that was sent away comes back and is served', async () => {
    workspace = await startWorkspace({ manifest: MANIFEST });
    const installerOptions = { clientOptions: { slackApiUrl: workspace.apiUrl } };
    const receiver = new SocketModeReceiver({
      appToken: workspace.appToken,
      clientPingTimeout: 20,
      installerOptions,
      logLevel: LogLevel.ERROR,
    });
    const app = new App({ receiver, token: workspace.botToken, clientOptions: { slackApiUrl: workspace.apiUrl } });
    app.command('/echo', async ({ ack }) => ack('Back again'));
    await app.start();
    cleanUps.push(() => app.stop());
    const back = new Promise((resolve) => receiver.client.once('connected', resolve));
    workspace.refreshSockets();
    await back;
    const ana = workspace.as('ana');
    await ana.in('support').command('/echo');
    expect((await ana.sees('support', /Back again/)).by).toBe('echo');
  });
});

describe('over HTTP', () => {
  type Heard = { headers: IncomingMessage['headers']; body: string };

  /** A workspace that delivers to a server of ours, which answers with the statuses given, then 200. */
  async function startedWith(...statuses: number[]): Promise<Heard[]> {
    const heard: Heard[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        heard.push({ headers: request.headers, body });
        response.writeHead(statuses.shift() ?? 200, { location: '/elsewhere' }).end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    cleanUps.push(() => server.close());
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/slack/events`;
    workspace = await startWorkspace({ manifest: MANIFEST, delivery: { mode: 'http', url, signingSecret: 'shh' } });
    return heard;
  }

  it('a command is a signed form, its content type bare', async () => {
    const heard = await startedWith();
    await workspace.as('ana').in('support').command('/echo hola');
    const [request] = heard;
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toMatchObject({
      command: '/echo',
      text: 'hola',
      user_name: 'ana',
    });
    const timestamp = String(request?.headers['x-slack-request-timestamp']);
    const expected = createHmac('sha256', 'shh').update(`v0:${timestamp}:${request?.body}`).digest('hex');
    expect(request?.headers['x-slack-signature']).toBe(`v0=${expected}`);
  });

  it('an interaction is a form of one field', async () => {
    const heard = await startedWith();
    await workspace.as('ana').shortcut('New echo');
    const form = new URLSearchParams(heard[0]?.body);
    expect([...form.keys()]).toEqual(['payload']);
    expect(JSON.parse(form.get('payload') ?? '')).toMatchObject({ type: 'shortcut', callback_id: 'echo_global' });
  });

  it('an event is JSON, and is sent again with the reason when it failed; a click never is', async () => {
    const heard = await startedWith(500, 302, 200, 500);
    await workspace.as('ana').setLocale({ tz: 'Europe/London' });
    await workspace.settled();
    workspace.clock.advance(60_000);
    await workspace.settled();
    expect(
      heard.map(({ headers }) => [
        headers['content-type'],
        headers['x-slack-retry-num'],
        headers['x-slack-retry-reason'],
      ]),
    ).toEqual([
      ['application/json', undefined, undefined],
      ['application/json', '1', 'http_error'],
      ['application/json', '2', 'too_many_redirects'],
    ]);
    await expect(workspace.as('ana').shortcut('New echo')).rejects.toThrow('Echo answered with an error');
    workspace.clock.advance(600_000);
    await workspace.settled();
    expect(heard).toHaveLength(4);
  });

  it('signs as in Slack’s own example', async () => {
    const { sign } = await import('../../emulator/delivery/http.ts');
    await startedWith();
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    expect(sign('8f742231b10e8888abcd99yyyzzz85a5', '1531420618', body)).toBe(
      'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    );
  });
});
