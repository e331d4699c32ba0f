import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';
import { startSlackApi } from './slack-api.ts';

export type SocketServer = {
  readonly api: ReturnType<typeof startSlackApi>;
  /** The links that stand now, oldest first. */
  readonly links: readonly WebSocket[];
  /** Sends an envelope over a link, and answers what the app acknowledged it with. */
  deliver(link: WebSocket | undefined, type: string, payload: object): Promise<unknown>;
  /** Says to a link that it will end. */
  warn(link: WebSocket | undefined): void;
  stop(): Promise<void>;
};

const Acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown() });

/** Slack's end of Socket Mode, where a test decides which of several links is used, warned or cut. */
export async function startSocketServer(): Promise<SocketServer> {
  const api = startSlackApi();
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const { port } = address;
  const links: WebSocket[] = [];
  const waiting = new Map<string, (answer: unknown) => void>();
  server.on('connection', (link) => {
    links.push(link);
    link.on('close', () => links.splice(links.indexOf(link), 1));
    link.on('message', (data: Buffer) => {
      const { envelope_id: id, payload } = Acknowledgement.parse(JSON.parse(data.toString('utf8')));
      waiting.get(id)?.(payload);
    });
    link.send(JSON.stringify({ type: 'hello', num_connections: links.length }));
  });
  api.always('apps.connections.open', { ok: true, url: `ws://127.0.0.1:${port}/` });
  api.always('auth.test', { ok: true, user_id: 'UBOT', bot_id: 'B1', team_id: 'T1' });
  return {
    api,
    links,
    deliver(link, type, payload) {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      const id = randomUUID();
      waiting.set(id, resolve);
      link?.send(JSON.stringify({ envelope_id: id, type, payload }));
      return promise;
    },
    warn: (link) => link?.send(JSON.stringify({ type: 'disconnect', reason: 'warning' })),
    async stop() {
      api.stop();
      for (const link of server.clients) link.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}
