import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type SlackStub = {
  readonly apiUrl: string;
  /** Whom to tell of each message that arrives. */
  onPost(listener: (channel: string, text: string) => void): void;
  stop(): void;
};

/** A Slack that agrees with everything at once: what it costs to talk to it is a request on loopback. */
export async function startSlackStub(team: string): Promise<SlackStub> {
  let tell: (channel: string, text: string) => void = () => {};
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const args = new URLSearchParams(Buffer.concat(chunks).toString());
    const channel = args.get('channel') ?? '';
    if (request.url?.endsWith('chat.postMessage')) tell(channel, args.get('text') ?? '');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, team_id: team, user_id: 'UBOT', bot_id: 'B1', channel, ts: '1.1' }));
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
