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

function keepConnected(client: Client, log: Logger): Door {
  const first = Promise.withResolvers<void>();
  let rested = Promise.withResolvers<void>();
  let stopped = false;
  let done = Promise.resolve();

  async function keep(): Promise<void> {
    for (let failures = 0; !stopped;) {
      const lost = Promise.withResolvers<void>();
      const since = performance.now();
      client.once('disconnected', lost.resolve);
      try {
        await client.start();
        first.resolve();
        log.debug('linked to Slack');
        if (stopped) void client.disconnect();
        await lost.promise;
        failures = performance.now() - since > goodLinkMs ? 0 : failures + 1;
      } catch (error) {
        first.reject(error);
        failures += 1;
        log.warn({ err: error, failures }, 'the link to Slack could not be made and will be tried again');
      } finally {
        client.off('disconnected', lost.resolve);
      }
      if (failures > 1 && !stopped) await rest(Math.min(longestPauseMs, 250 * 2 ** failures));
    }
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
      done = keep();
      await first.promise.catch((error: unknown) => {
        stopped = true;
        rested.resolve();
        throw error;
      });
    },
    async stop() {
      stopped = true;
      rested.resolve();
      void client.disconnect();
      await done;
    },
  };
}
