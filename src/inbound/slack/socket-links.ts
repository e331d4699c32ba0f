import type { App, Receiver } from '@slack/bolt';
import type { Logger } from '../../platform/logger.ts';
import type { Door } from '../http/serve.ts';
import { connect, type Connection, type SocketAccess } from './socket-connection.ts';

/** Slack hands a request to any connection there is: when one breaks, the other hears what comes next. */
const linksPerProcess = 2;
/** A connection that held this long was a good one: the next one is made at once. */
const goodLinkMs = 10_000;
const longestPauseMs = 30_000;

export type SocketLinks = Door & { readonly receiver: Receiver };

/** Socket Mode over several links. Each is replaced before it ends where Slack says so, and at once where it breaks. */
export function openSocketLinks(access: SocketAccess, log: Logger): SocketLinks {
  const stopping = Promise.withResolvers<null>();
  let stopped = false;
  let app: App | null = null;
  let links: readonly Promise<void>[] = [];

  function connectNow(): Promise<Connection> {
    if (!app) throw new Error('a link to Slack needs the app that answers');
    return connect(app, access, log);
  }

  async function keep(first: Connection | null): Promise<void> {
    let current = first;
    let since = performance.now();
    let connected = current !== null;
    // The very first try is not a second one.
    let failures = current ? 0 : -1;
    while (!stopped) {
      if (current) await Promise.race([current.leaving, stopping.promise]);
      failures = connected && performance.now() - since > goodLinkMs ? 0 : failures + 1;
      connected = false;
      if (failures > 1) await rest(Math.min(longestPauseMs, 250 * 2 ** failures), stopping.promise);
      if (stopped) break;
      const connecting = connectNow();
      const next = await Promise.race([connecting, stopping.promise]).catch((error: unknown) => {
        log.warn({ err: error, failures }, 'the link to Slack could not be made and will be tried again');
        return null;
      });
      // Stopped while it was being made.
      if (stopped && !next) connecting.then((late) => late.close()).catch(() => {});
      if (!next) continue;
      since = performance.now();
      connected = true;
      void current?.close();
      current = next;
    }
    await current?.close();
  }

  const start = async () => {
    const first = await connectNow();
    links = [keep(first), ...Array.from({ length: linksPerProcess - 1 }, () => keep(null))];
  };
  const stop = async () => {
    stopped = true;
    stopping.resolve(null);
    await Promise.all(links);
  };
  const init = (given: App) => {
    app = given;
  };
  return { receiver: { init, start, stop }, start, stop };
}

async function rest(ms: number, stopping: Promise<unknown>): Promise<void> {
  const rested = Promise.withResolvers<void>();
  const timer = setTimeout(rested.resolve, ms);
  await Promise.race([rested.promise, stopping]);
  clearTimeout(timer);
}
