import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from './logger.ts';

const statementTimeoutMs = 10_000;

/**
 * A pool of connections behind Kysely; `destroy()` ends it.
 * Every wait is bounded, so that a half-open connection or a lock that nobody gives back becomes an error, not a silence.
 * `patient` leaves a statement its time: for migrations.
 */
export function openDatabase<Schema>(
  url: string,
  log: Logger,
  patience: 'patient' | 'prompt' = 'prompt',
): Kysely<Schema> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'relevo',
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 30_000,
    // The server's own limit comes first; the other is for a server that doesn't answer at all.
    ...(patience === 'prompt'
      ? { statement_timeout: statementTimeoutMs, query_timeout: statementTimeoutMs + 2_000 }
      : { lock_timeout: 60_000 }),
  });
  // A connection that breaks while nobody asks anything of it loses nothing: the next query takes a new one.
  const report = (error: Error) => log.warn({ err: error }, 'a database connection broke');
  pool.on('error', report);
  // The pool listens to idle connections only; one that broke between two queries of a transaction would end the process.
  pool.on('connect', (client) => client.on('error', report));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

export type Listener = { close(): Promise<void> };

const longestPauseMs = 5_000;

/**
 * Hears what is said with `pg_notify(channel, …)`, on a connection of its own that is made again when it breaks.
 * What was said meanwhile is lost, so `onNotify` is called once after every reconnect as well; it must look for itself.
 * Resolves when the first connection listens.
 */
export async function listen(
  url: string,
  channel: string,
  onNotify: (payload: string) => void,
  log: Logger,
): Promise<Listener> {
  const closing = new AbortController();
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: `relevo listens to ${channel}`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    fresh.on('error', (error) => log.warn({ err: error, channel }, 'the connection that listens broke'));
    try {
      await fresh.connect();
      await fresh.query(`listen ${fresh.escapeIdentifier(channel)}`);
    } catch (error) {
      await fresh.end().catch(() => {});
      throw error;
    }
    fresh.on('notification', (notice) => onNotify(notice.payload ?? ''));
    fresh.once('end', () => void reconnect());
    return fresh;
  }

  async function reconnect(): Promise<void> {
    for (let pauseMs = 50; !closing.signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        client = await connect();
        // Closed while the connection was being made: nobody else would end it.
        if (closing.signal.aborted) await client.end();
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
      await client.end();
    },
  };
}
