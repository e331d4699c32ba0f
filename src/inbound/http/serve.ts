import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Route = {
  readonly path: string;
  readonly method: string;
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
};

export type Door = { start(): Promise<void>; stop(): Promise<void> };

/** A small server for processes that Slack doesn't call over HTTP: their health still has to be seen. */
export function serve(routes: readonly Route[], port: number): Door {
  const server = createServer((request, response) => {
    const [path] = (request.url ?? '/').split('?');
    const route = routes.find((each) => each.path === path && each.method === request.method);
    if (route) return route.handler(request, response);
    response.writeHead(404).end();
  });
  return {
    /** @throws when the port is taken. */
    async start() {
      server.listen(port);
      await once(server, 'listening');
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
