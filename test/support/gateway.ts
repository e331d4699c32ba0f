import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Called = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Whether this secret signed it, as docs/reach.md says how to verify. */
  signedBy(secret: string): boolean;
};

export type Gateway = {
  readonly url: string;
  readonly calls: readonly Called[];
  /** What it answers from now on. */
  answer(status: number, headers?: Readonly<Record<string, string>>): void;
  stop(): Promise<void>;
};

/** Somebody's webhook: a server in this process that keeps what it is called with. */
export async function startGateway(): Promise<Gateway> {
  const calls: Called[] = [];
  let next: { status: number; headers: Readonly<Record<string, string>> } = { status: 204, headers: {} };
  const server = createServer((request, response) => void take(request, response));
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const header = String(request.headers['relevo-signature']);
    calls.push({
      path: request.url ?? '',
      headers: request.headers,
      body,
      signedBy(secret) {
        const [, time = '', signature = ''] = /^t=(\d+),v1=([\da-f]{64})$/.exec(header) ?? [];
        return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex') === signature;
      },
    });
    response.writeHead(next.status, next.headers).end();
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    calls,
    answer: (status, headers = {}) => void (next = { status, headers }),
    async stop() {
      server.closeAllConnections();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
