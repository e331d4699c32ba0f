import type pg from 'pg';

/** A server that is there answers `select 1` in a moment. */
const probeWithinMs = 2_000;

/**
 * Finds connections behind which nobody is any more. A half-open one looks well until it is used, and then it answers
 * nothing: whoever gave up waiting on it would find it in the pool again, and so would everybody else.
 */
export function lostConnections(pool: pg.Pool) {
  const lost = new WeakSet<pg.PoolClient>();
  const heardAt = new WeakMap<pg.PoolClient, number>();
  let suspectedAt = -Infinity;

  /** After one was lost, each of the others must answer before it is used again. */
  async function connect(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await pool.connect();
      if ((heardAt.get(client) ?? Infinity) > suspectedAt || (await answers(client))) return client;
      client.release(true);
    }
  }

  async function answers(client: pg.PoolClient): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => resolve(false), probeWithinMs);
    client.query('select 1').then(
      () => resolve(true),
      () => resolve(false),
    );
    const answered = await promise;
    clearTimeout(timer);
    if (answered) heardAt.set(client, performance.now());
    return answered;
  }

  /** Asks on a connection; nothing more is asked of one that did not answer, not even to roll back. */
  async function ask<Answer>(client: pg.PoolClient, question: () => Promise<Answer>): Promise<Answer> {
    if (lost.has(client)) throw new Error('The database did not answer on this connection.');
    try {
      const answer = await question();
      heardAt.set(client, performance.now());
      return answer;
    } catch (error) {
      // What pg says when its query_timeout is over; it has no code.
      if (error instanceof Error && error.message === 'Query read timeout') {
        lost.add(client);
        suspectedAt = performance.now();
      }
      throw error;
    }
  }

  return { connect, ask, isLost: (client: pg.PoolClient) => lost.has(client) };
}
