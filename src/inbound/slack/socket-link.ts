import { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../platform/logger.ts';
import type { Door } from '../http/serve.ts';
import { boltLog } from './bolt-log.ts';

/** A link that held this long was a good one: the next one is made at once. */
const goodLinkMs = 10_000;
const longestPauseMs = 30_000;

export type SocketLink = Door & { readonly receiver: SocketModeReceiver };

/**
 * Socket Mode with a reconnection of its own: the package's waits for several seconds in which clicks are lost, and
 * ends the process when Slack answers a reconnect with an error.
 */
export function openSocketLink(appToken: string, slackApiUrl: string, log: Logger): SocketLink {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLog(log),
    autoReconnectEnabled: false,
    // A dead link is noticed after this long without a pong.
    clientPingTimeout: 3_000,
    installerOptions: { clientOptions: { slackApiUrl, retryConfig: { retries: 0 }, timeout: 5_000 } },
  });
  surviveFaults(receiver.client, log);
  return { receiver, ...keepConnected(receiver.client, log) };
}

type Client = SocketModeReceiver['client'];

/** The package's reader throws on an envelope without an event (`app_rate_limited`) where nobody catches it, which would end the process. */
function surviveFaults(client: Client, log: Logger): void {
  const readers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  for (const read of readers)
    client.on('ws_message', (...message: unknown[]) => {
      const reading = async () => {
        const done: unknown = read(...message);
        await done;
      };
      reading().catch((error: unknown) => log.warn({ err: error }, 'a message from Slack could not be read'));
    });
}

type Link = { readonly since: number; readonly lost: Promise<void> };

function keepConnected(client: Client, log: Logger): Door {
  let rested = Promise.withResolvers<void>();
  let stopped = false;
  let done = Promise.resolve();

  async function connect(): Promise<Link> {
    const { promise: lost, resolve } = Promise.withResolvers<void>();
    client.once('disconnected', resolve);
    try {
      await client.start();
    } catch (error) {
      client.off('disconnected', resolve);
      throw error;
    }
    return { since: performance.now(), lost };
  }

  async function keep(first: Link): Promise<void> {
    let link: Link | null = first;
    let failures = 0;
    while (!stopped) {
      await link?.lost;
      failures = link && performance.now() - link.since > goodLinkMs ? 0 : failures + 1;
      if (failures > 1 && !stopped) await rest(Math.min(longestPauseMs, 250 * 2 ** failures));
      if (stopped) return;
      link = await connect().catch((error: unknown) => {
        log.warn({ err: error, failures }, 'the link to Slack could not be made and will be tried again');
        return null;
      });
    }
    void client.disconnect();
    await link?.lost;
  }

  async function rest(ms: number): Promise<void> {
    rested = Promise.withResolvers<void>();
    const timer = setTimeout(rested.resolve, ms);
    await rested.promise;
    clearTimeout(timer);
  }

  return {
    /** @throws when the first link can't be made: a wrong token, or nobody there. */
    async start() {
      done = keep(await connect());
    },
    async stop() {
      stopped = true;
      rested.resolve();
      void client.disconnect();
      await done;
    },
  };
}
