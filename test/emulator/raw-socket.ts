import { once } from 'node:events';
import { WebSocket } from 'ws';

export type Envelope = {
  type: string;
  reason?: string;
  envelope_id: string;
  retry_attempt?: number;
  payload: Record<string, unknown>;
};

export type Socket = {
  socket: WebSocket;
  /** The next thing that arrives, or arrived already. */
  next: () => Promise<Envelope>;
  answer: (envelope: Envelope, payload?: unknown) => void;
};

/** A socket without an SDK around it: `hear` is told of what arrives; without it, it is kept until it is asked for. */
export async function connect(url: string, hear?: (envelope: Envelope, socket: WebSocket) => void): Promise<Socket> {
  const socket = new WebSocket(url);
  const arrived: Envelope[] = [];
  const waiting: ((envelope: Envelope) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const envelope = JSON.parse(data.toString('utf8')) as Envelope;
    const reader = waiting.shift();
    if (hear) hear(envelope, socket);
    else if (reader) reader(envelope);
    else arrived.push(envelope);
  });
  await once(socket, 'open');
  return {
    socket,
    next: async () => arrived.shift() ?? new Promise((resolve) => waiting.push(resolve)),
    answer: (envelope, payload) => socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload })),
  };
}
