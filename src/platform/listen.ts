import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from './logger.ts';

export type Listener = { close(): Promise<void> };

const longestPauseMs = 5_000;
/** A connection that only listens notices by itself that nobody is there after eleven minutes, on Linux. */
const usualLook = { everyMs: 10_000, answerWithinMs: 5_000 };

/**
 * Hears what is said with `pg_notify(channel, …)`, on a connection of its own that is made again when it breaks or does
 * not answer. What was said meanwhile is lost, so `onNotify` is called once after every reconnect as well; it must look
 * for itself. Resolves when the first connection listens.
 */
export async function listen(
  url: string,
  channel: string,
  onNotify: (payload: string) => void,
  log: Logger,
  look: typeof usualLook = usualLook,
): Promise<Listener> {
  const closing = new AbortController();
  let current = await connect();

  async function connect() {
    const socket = new Socket();
    const client = new pg.Client({
      connectionString: url,
      application_name: `relevo listens to ${channel}`,
      connectionTimeoutMillis: 5_000,
      query_timeout: look.answerWithinMs,
      stream: () => socket,
    });
    client.on('error', (error) => log.warn({ err: error, channel }, 'the connection that listens broke'));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      socket.destroy();
      throw error;
    }
    const looking = setInterval(() => {
      client.query('select 1').catch(() => socket.destroy());
    }, look.everyMs);
    client.on('notification', (notice) => onNotify(notice.payload ?? ''));
    client.once('end', () => {
      clearInterval(looking);
      void reconnect();
    });
    return { client, socket };
  }

  async function reconnect(): Promise<void> {
    for (let pauseMs = 50; !closing.signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        current = await connect();
        // Closed while the connection was being made: nobody else would end it.
        if (closing.signal.aborted) current.socket.destroy();
        else onNotify('');
        return;
      } catch (error) {
        log.warn({ err: error, channel }, 'the connection that listens could not be made again yet');
        await pause(pauseMs, undefined, { signal: closing.signal }).catch(() => {});
      }
    }
  }

  return {
    async close() {
      closing.abort();
      const { client, socket } = current;
      const impatience = setTimeout(() => socket.destroy(), look.answerWithinMs);
      await client.end();
      clearTimeout(impatience);
    },
  };
}
