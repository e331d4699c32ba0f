import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type SlackStub = {
  readonly apiUrl: string;
  /** Whom to tell of each message that arrives. */
  onPost(listener: (channel: string, text: string) => void): void;
  /** Leaves the next message to `channel` without an answer, and resolves when it arrived. */
  leaveUnanswered(channel: string): Promise<void>;
  /** Resolves when somebody next asks anything about `channel`, a person's id. */
  nextAbout(channel: string): Promise<void>;
  stop(): void;
};

/** A Slack that agrees with everything at once: what it costs to talk to it is a request on loopback. */
export async function startSlackStub(team: string): Promise<SlackStub> {
  let tell: (channel: string, text: string) => void = () => {};
  let silent: { channel: string; arrived: () => void } | null = null;
  let awaited: { channel: string; asked: () => void } | null = null;
  const answer = async (request: IncomingMessage): Promise<object> => {
    const args = new URLSearchParams(await text(request));
    const channel = args.get('channel') ?? args.get('users') ?? '';
    if (awaited?.channel === channel) awaited.asked();
    if (request.url?.endsWith('chat.postMessage')) {
      if (silent?.channel === channel) {
        silent.arrived();
        silent = null;
        return new Promise(() => {});
      }
      tell(channel, args.get('text') ?? '');
    }
    return { ok: true, team_id: team, user_id: 'UBOT', bot_id: 'B1', channel, ts: '1.1' };
  };
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    void answer(request).then((body) => response.end(JSON.stringify(body)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    onPost: (listener) => {
      tell = listener;
    },
    leaveUnanswered(channel) {
      const { promise, resolve } = Promise.withResolvers<void>();
      silent = { channel, arrived: resolve };
      return promise;
    },
    nextAbout(channel) {
      const { promise, resolve } = Promise.withResolvers<void>();
      awaited = { channel, asked: resolve };
      return promise;
    },
    stop: () => server.closeAllConnections(),
  };
}
