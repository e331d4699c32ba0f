import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { DisconnectReason } from '../faults/outcomes.ts';
import { parsed, record, string, type Json } from '../json.ts';
import type { Clock } from '../state/clock.ts';
import { secret } from '../state/ids.ts';
import type { Reply, Transport } from './delivery.ts';

export type SocketTransport = Transport & {
  /** The path of an address that admits one socket, once. */
  ticketPath(): string;
  admit(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * Ends every socket: with Slack's reason, or without a word. After a `warning` a socket goes on for ten seconds of workspace
   * time, and is then asked to go and come back.
   */
  cut(reason: DisconnectReason | null): void;
  isOn(): boolean;
  /** Switches Socket Mode. Off, the sockets there are go as `link_disabled`; new ones are welcomed, and nothing is sent to them. */
  turn(on: boolean): void;
};

const MOST_SOCKETS = 10;
const TICKET_LIFETIME_MS = 30_000;
/** How long a socket has to close properly when the workspace stops. */
const GOODBYE_MS = 250;
const WARNED_AHEAD_MS = 10_000;
const HOST = 'local-workspace';

/** Socket Mode: up to ten sockets, each envelope to one of them, in turn. `onChange` hears when the app comes or goes, or may not. */
export function createSocketTransport(
  appId: string,
  clock: Pick<Clock, 'after'>,
  onChange: () => void,
): SocketTransport {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Map<string, number>();
  const sockets: WebSocket[] = [];
  const waiting = new Map<string, { socket: WebSocket; resolve: (reply: Reply) => void }>();
  let turn = 0;
  let isOn = true;

  function welcome(socket: WebSocket): void {
    socket.on('error', () => socket.terminate());
    if (sockets.length >= MOST_SOCKETS) return farewell(socket, 'too_many_websockets');
    sockets.push(socket);
    socket.on('message', (data: Buffer) => acknowledge(data.toString('utf8')));
    socket.on('close', () => leave(socket));
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: sockets.length,
        debug_info: {
          host: HOST,
          started: new Date().toISOString(),
          build_number: 1,
          approximate_connection_time: 18060,
        },
        connection_info: { app_id: appId },
      }),
    );
    onChange();
  }

  function acknowledge(data: string): void {
    const envelope = record(parsed(data));
    const id = string(envelope['envelope_id']);
    const delivery = waiting.get(id);
    if (!delivery) return;
    waiting.delete(id);
    delivery.resolve({ ok: true, body: envelope['payload'] });
  }

  function leave(socket: WebSocket): void {
    sockets.splice(sockets.indexOf(socket), 1);
    for (const [id, delivery] of waiting) {
      if (delivery.socket !== socket) continue;
      waiting.delete(id);
      delivery.resolve({ ok: false, reason: 'connection_failed' });
    }
    onChange();
  }

  function farewell(socket: WebSocket, reason: string): void {
    announce(socket, reason);
    socket.close(1000);
  }

  function announce(socket: WebSocket, reason: string): void {
    socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: HOST } }));
  }

  function cut(reason: DisconnectReason | null): void {
    for (const socket of sockets) {
      if (reason === null) socket.terminate();
      else if (reason === 'warning') warn(socket);
      else farewell(socket, reason);
    }
  }

  function warn(socket: WebSocket): void {
    announce(socket, 'warning');
    clock.after(WARNED_AHEAD_MS, () => {
      if (socket.readyState === WebSocket.OPEN) farewell(socket, 'refresh_requested');
    });
  }

  return {
    name: 'socket',
    connected: () => isOn && sockets.length > 0,
    ticketPath() {
      const ticket = secret(32);
      tickets.set(ticket, performance.now());
      return `/link/?ticket=${ticket}&app_id=${appId}`;
    },
    admit(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('ticket') ?? '';
      const born = tickets.get(ticket);
      tickets.delete(ticket);
      if (born === undefined || performance.now() - born > TICKET_LIFETIME_MS) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, welcome);
    },
    send(type, payload, attempt) {
      turn += 1;
      const socket = sockets[turn % Math.max(sockets.length, 1)];
      if (!isOn || !socket) return Promise.resolve({ ok: false, reason: 'not_connected' });
      return new Promise((resolve) => {
        const id = randomUUID();
        waiting.set(id, { socket, resolve });
        socket.send(JSON.stringify(envelope(id, type, payload, attempt)));
      });
    },
    cut,
    isOn: () => isOn,
    turn(on) {
      if (isOn === on) return;
      isOn = on;
      if (!on) cut('link_disabled');
      onChange();
    },
    async stop() {
      cut('refresh_requested');
      const impatient = setTimeout(() => {
        for (const socket of server.clients) socket.terminate();
      }, GOODBYE_MS);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clearTimeout(impatient);
    },
  };
}

function envelope(id: string, type: string, payload: Json, attempt: { number: number; reason: string }): Json {
  const isEvent = type === 'events_api';
  return {
    envelope_id: id,
    payload,
    type,
    accepts_response_payload: !isEvent,
    ...(isEvent ? { retry_attempt: attempt.number, retry_reason: attempt.reason } : {}),
  };
}
