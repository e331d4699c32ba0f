import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { startWorkspace, type Workspace } from '../emulator/workspace.ts';
import { table } from './numbers.ts';
import { startSlackStub } from './slack-stub.ts';

const atOnce = 20;
const turns = 3;

/**
 * The local workspace against servers that do nothing but pass on: messages that an app posts, and commands that reach an
 * app over a socket and are acknowledged. Both take turns in one run.
 */
export async function benchWorkspace(count: number): Promise<string> {
  const workspace = await startWorkspace({ rateLimits: false });
  const bare = await startSlackStub('T1');
  const relay = await startBareRelay();
  const socket = await connectApp(workspace);
  const ana = workspace.as('ana').id;
  const channel = workspace.as('ana').messages('support')[0]?.channel ?? '';
  const post = (apiUrl: string) => () =>
    send(`${apiUrl}chat.postMessage`, new URLSearchParams({ channel, text: 'Checkout is down' }), workspace.botToken);
  const command = () =>
    send(`${workspace.url}/_local/act`, { do: 'say', as: ana, channel, text: '/escalate help' }, workspace.botToken);

  const rates = { bareMessages: [0], messages: [0], bareCommands: [0], commands: [0] };
  for (let turn = 0; turn < turns; turn += 1) {
    rates.bareMessages.push(await perSecond(count, post(bare.apiUrl)));
    rates.messages.push(await perSecond(count, post(workspace.apiUrl)));
    rates.bareCommands.push(await perSecond(count, () => send(relay.url, {}, '')));
    rates.commands.push(await perSecond(count, command));
  }
  socket.close();
  relay.stop();
  bare.stop();
  await workspace.stop();
  const best = (values: readonly number[]) => Math.max(...values);
  const share = (one: readonly number[], limit: readonly number[]) => `${(best(one) / best(limit)).toFixed(2)}×`;
  const rate = (values: readonly number[]) => `${best(values).toFixed(0)}/s`;
  return table(`The local workspace, ${count} requests, ${atOnce} at once, best of ${turns}`, [
    ['', 'messages accepted', 'commands delivered and acknowledged'],
    ['a server that only passes on', rate(rates.bareMessages), rate(rates.bareCommands)],
    ['the local workspace', rate(rates.messages), rate(rates.commands)],
    ['as a share of the limit', share(rates.messages, rates.bareMessages), share(rates.commands, rates.bareCommands)],
  ]);
}

/** An app that acknowledges everything. */
async function connectApp(workspace: Workspace): Promise<WebSocket> {
  const opened = await send(`${workspace.apiUrl}apps.connections.open`, new URLSearchParams(), workspace.appToken);
  const { url } = (await opened.json()) as { url: string };
  return acknowledging(new WebSocket(url));
}

async function acknowledging(socket: WebSocket): Promise<WebSocket> {
  socket.on('message', (data: Buffer) => {
    const { envelope_id } = JSON.parse(data.toString()) as { envelope_id?: string };
    if (envelope_id) socket.send(JSON.stringify({ envelope_id }));
  });
  await once(socket, 'open');
  return socket;
}

/** Takes a request, passes it on over a socket, and answers when it is acknowledged. */
async function startBareRelay(): Promise<{ url: string; stop(): void }> {
  const waiting = new Map<string, () => void>();
  const server = createServer((request, response) => {
    request.resume();
    const envelope_id = randomUUID();
    waiting.set(envelope_id, () => response.end('{"ok":true}'));
    for (const client of sockets.clients) client.send(JSON.stringify({ envelope_id, payload: {} }));
  }).listen(0, '127.0.0.1');
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (client) =>
    client.on('message', (data: Buffer) => {
      const { envelope_id } = JSON.parse(data.toString()) as { envelope_id: string };
      waiting.get(envelope_id)?.();
      waiting.delete(envelope_id);
    }),
  );
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const app = await acknowledging(new WebSocket(`ws://127.0.0.1:${port}`));
  return {
    url: `http://127.0.0.1:${port}/`,
    stop() {
      app.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function send(url: string, body: URLSearchParams | object, token: string): Promise<Response> {
  const form = body instanceof URLSearchParams;
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...(form ? {} : { 'content-type': 'application/json' }) },
    body: form ? body : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`);
  return response;
}

/** How many a second, `atOnce` of them under way at any time. */
async function perSecond(count: number, one: () => Promise<Response>): Promise<number> {
  let left = count;
  const begun = performance.now();
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const answer = (await (await one()).json()) as { ok?: boolean; error?: string };
      if (answer.ok !== true) throw new Error(`refused: ${answer.error}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (count / (performance.now() - begun)) * 1_000;
}
