import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from './logger.ts';
import { preparing } from './prepared.ts';

const statementTimeoutMs = 10_000;

/**
 * A pool of connections behind Kysely; `destroy()` ends it.
 * Every wait is bounded, so that a half-open connection or a lock that nobody gives back becomes an error, not a silence.
 * `patience` is how long a statement may take, in milliseconds; `patient` leaves it its time: for migrations.
 */
export function openDatabase<Schema>(
  url: string,
  log: Logger,
  patience: 'patient' | number = statementTimeoutMs,
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
    ...(patience === 'patient'
      ? { lock_timeout: 60_000 }
      : { statement_timeout: patience, query_timeout: patience * 1.2 }),
  });
  // A connection that breaks while nobody asks anything of it loses nothing: the next query takes a new one.
  const report = (error: Error) => log.warn({ err: error }, 'a database connection broke');
  pool.on('error', report);
  // The pool listens to idle connections only; one that broke between two queries of a transaction would end the process.
  pool.on('connect', (client) => client.on('error', report));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
}
