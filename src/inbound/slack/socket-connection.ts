import { SocketModeReceiver, type App } from '@slack/bolt';
import { z } from 'zod';
import type { Logger } from '../../platform/logger.ts';
import { boltLog } from './bolt-log.ts';

/** Slack waits no longer for an answer than this. */
const answerWithinMs = 3_000;
const helloWithinMs = 10_000;

export type SocketAccess = { readonly appToken: string; readonly apiUrl: string };

export type Connection = {
  /** Slack said that it will end this connection soon, or it is over: time for another one. It may still bring requests. */
  readonly leaving: Promise<void>;
  /** Ends it, after what it brought was answered. */
  close(): Promise<void>;
};

/**
 * One connection of Socket Mode, from Slack's hello on. It never comes back by itself: the package would close it first,
 * wait for several seconds in which clicks are lost, and end the process when Slack answers a reconnect with an error.
 * @throws when it can't be made: a token that is refused, or nobody there.
 */
export async function connect(app: App, { appToken, apiUrl }: SocketAccess, log: Logger): Promise<Connection> {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLog(log),
    autoReconnectEnabled: false,
    // A dead connection is noticed after this long without a pong.
    clientPingTimeout: 3_000,
    installerOptions: { clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, timeout: 5_000 } },
  });
  receiver.init(app);
  const { client } = receiver;
  const [leaving, lost] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  client.once('disconnected', () => {
    lost.resolve();
    leaving.resolve();
  });
  const answered = readFrom(client, leaving.resolve, log);
  const close = async () => {
    await Promise.race([answered(), lost.promise, after(answerWithinMs)]);
    // Its promise is kept only while the connection stands; `lost` is kept always.
    void client.disconnect();
    await lost.promise;
  };
  const started = client.start().catch((cause: unknown) => {
    throw cause instanceof Error ? cause : new Error('Slack ended a connection before it said hello.');
  });
  const late = after(helloWithinMs).then(() => {
    throw new Error('Slack did not say hello on a new connection.');
  });
  try {
    await Promise.race([started, late]);
  } catch (error) {
    void client.disconnect();
    throw error;
  }
  return { leaving: leaving.promise, close };
}

type Client = SocketModeReceiver['client'];

const Envelope = z.looseObject({
  type: z.string(),
  envelope_id: z.string().optional(),
  payload: z.looseObject({ type: z.string().optional(), event: z.unknown().optional() }).optional(),
});
type Envelope = z.infer<typeof Envelope>;

/**
 * Reads what Slack sends, in place of the package, which closes the connection as soon as Slack says that it will, and
 * throws where nobody catches it on an envelope without an event (`app_rate_limited`). Answers what waits until all that
 * was read is answered.
 */
function readFrom(client: Client, onLeaving: () => void, log: Logger): () => Promise<void> {
  const unanswered = new Set<string>();
  let rest = Promise.withResolvers<void>();
  const done = (id: string | undefined) => {
    if (id !== undefined && unanswered.delete(id) && unanswered.size === 0) rest.resolve();
  };
  client.on('outgoing_message', ({ envelope_id: id }: { envelope_id: string }) => done(id));
  const readers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, ...more: unknown[]) => {
    const envelope = envelopeIn(data);
    if (envelope?.type === 'disconnect') return onLeaving();
    const id = envelope?.envelope_id;
    if (id !== undefined) {
      if (unanswered.size === 0) rest = Promise.withResolvers<void>();
      unanswered.add(id);
    }
    for (const read of readers) {
      const reading = async () => {
        const taken: unknown = read(envelope ? JSON.stringify(withEvent(envelope)) : data, ...more);
        await taken;
      };
      reading().catch((error: unknown) => {
        log.warn({ err: error }, 'a message from Slack could not be read');
        done(id);
      });
    }
  });
  return async () => (unanswered.size > 0 ? rest.promise : undefined);
}

/** `app_rate_limited` stands for itself: it comes without the event that the package reads. */
function withEvent(envelope: Envelope): Envelope {
  const { type, payload } = envelope;
  if (type !== 'events_api' || payload === undefined || payload.event !== undefined) return envelope;
  return { ...envelope, payload: { ...payload, event: { type: payload.type } } };
}

function envelopeIn(data: unknown): Envelope | null {
  if (typeof data !== 'string') return null;
  try {
    return Envelope.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}

function after(ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, ms).unref();
  return promise;
}
