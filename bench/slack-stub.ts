import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type SlackStub = {
  readonly apiUrl: string;
  /** Whom to tell of each message that arrives. */
  onPost(listener: (channel: string, text: string) => void): void;
  stop(): void;
};

/** A Slack that agrees with everything at once: what it costs to talk to it is a request on loopback. */
export async function startSlackStub(team: string): Promise<SlackStub> {
  let tell: (channel: string, text: string) => void = () => {};
  const answer = async (request: IncomingMessage): Promise<object> => {
    const args = new URLSearchParams(await text(request));
    const channel = args.get('channel') ?? '';
    if (request.url?.endsWith('chat.postMessage')) tell(channel, args.get('text') ?? '');
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
    stop: () => server.closeAllConnections(),
  };
}
