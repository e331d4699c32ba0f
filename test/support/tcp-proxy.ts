import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../local/free-port.ts';

export type Direction = 'to the server' | 'to the client';

/** The connection on which `text` passes next, before it is passed on or after. */
export type Cut = { readonly direction: Direction; readonly text: string; readonly when: 'before' | 'after' };

export type TcpProxy = {
  /** The server's address, by way of the proxy. */
  readonly url: string;
  /** Cuts it. Resolves when it has happened; it happens once. */
  cutAt(cut: Cut): Promise<void>;
  /** From `text` on nothing arrives over it any more, to the server or back, and nobody is told. It happens once. */
  strandAt(text: string): Promise<void>;
  /** Cuts every connection there is. New ones can be made. */
  cutAll(): void;
  /** From now on each piece arrives so much later, in both directions. */
  delay(ms: number): void;
  /** From now on nothing arrives any more, and nobody is told: connections look open, and new ones are accepted. */
  blackhole(): void;
  /** Nothing arrives any more over the connections there are, and nobody is told; new ones are as good as ever. */
  strand(): void;
  /** Everything passes at once again; what hung in the blackhole is cut. */
  restore(): void;
  stop(): Promise<void>;
};

type Pair = { readonly client: Socket; readonly server: Socket };
type Waiting = Cut & { readonly happened: () => void; readonly strands?: true };

/** Stands between a program and the server at `url`, of whatever protocol, and is the network's bad day. */
export async function startTcpProxy(url: string): Promise<TcpProxy> {
  const { hostname: host, port: serverPort } = new URL(url);
  const pairs = new Set<Pair>();
  const stranded = new Set<Pair>();
  let waiting: readonly Waiting[] = [];
  let delayMs = 0;
  let dark = false;

  function join(client: Socket): void {
    const server = connect({ host, port: Number(serverPort), noDelay: true });
    client.setNoDelay(true);
    const pair = { client, server };
    pairs.add(pair);
    for (const socket of [client, server]) {
      socket.on('error', () => cut(pair));
      socket.on('close', () => cut(pair));
    }
    pass(pair, client, server, 'to the server');
    pass(pair, server, client, 'to the client');
  }

  function pass(pair: Pair, from: Socket, to: Socket, direction: Direction): void {
    // A text may arrive in two pieces.
    let tail = '';
    from.on('data', (piece) => {
      if (dark || stranded.has(pair)) return;
      const seen = tail + piece.toString('latin1');
      tail = seen.slice(-64);
      const due = waiting.find((each) => each.direction === direction && seen.includes(each.text));
      if (due) waiting = waiting.filter((each) => each !== due);
      void forward(pair, to, piece, due);
    });
  }

  async function forward(pair: Pair, to: Socket, piece: Buffer, due: Waiting | undefined): Promise<void> {
    if (delayMs > 0) await pause(delayMs);
    if (due?.when === 'before') {
      if (due.strands) stranded.add(pair);
      else cut(pair);
      return due.happened();
    }
    if (!to.destroyed)
      to.write(piece, () => {
        if (!due) return;
        cut(pair, to);
        due.happened();
      });
  }

  /** `gently`: the side that must still get what was written to it. */
  function cut(pair: Pair, gently?: Socket): void {
    if (!pairs.delete(pair)) return;
    for (const socket of [pair.client, pair.server]) {
      if (socket === gently) socket.end();
      else socket.destroy();
    }
  }

  function expecting(wanted: Omit<Waiting, 'happened'>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting = [...waiting, { ...wanted, happened: resolve }];
    return promise;
  }

  const cutAll = () => {
    for (const pair of pairs) cut(pair);
  };
  const port = await freePort();
  const door = createServer(join).listen(port, '127.0.0.1');
  await once(door, 'listening');
  const way = new URL(url);
  way.host = `127.0.0.1:${port}`;

  return {
    url: way.href,
    cutAt: expecting,
    strandAt: (text) => expecting({ direction: 'to the server', text, when: 'before', strands: true }),
    cutAll,
    delay: (ms) => void (delayMs = ms),
    blackhole: () => void (dark = true),
    strand() {
      for (const pair of pairs) stranded.add(pair);
    },
    restore() {
      if (dark) cutAll();
      [delayMs, dark] = [0, false];
    },
    async stop() {
      cutAll();
      if (!door.listening) return;
      door.close();
      await once(door, 'close');
    },
  };
}
