import {
  Kysely,
  PostgresDialect,
  type PostgresCursor,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import type { Schema } from '../../src/store/tables/schema.ts';

/** Where a process dies: at its nth statement or call of Slack, before it is carried out or before the answer is heard. */
export type Crash = {
  readonly at: 'statement' | 'call';
  readonly nth: number;
  readonly when: 'before' | 'after';
};

export class Crashed extends Error {}

export type Life = ReturnType<typeof createLife>;

/** A life that may end at any statement or call: after that nothing is done any more, and nothing is heard. */
export function createLife() {
  let dead = false;
  let crash: Crash | null = null;
  let met = 0;
  let busy = 0;
  return {
    isDead: () => dead,
    endAt(next: Crash): void {
      crash = next;
      met = 0;
    },
    /** Waits until nothing is under way but what is held: nobody says a word for some turns. */
    async quiet(held: number): Promise<void> {
      for (let turns = 0; turns < 20; turns += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        if (busy > held) turns = 0;
      }
    },
    /** The crash that was planned and did not come to pass is forgotten. */
    goOn(): void {
      crash = null;
    },
    /** Waits for what is neither a statement nor a call, and is no quiet all the same. */
    async meanwhile<Answer>(work: () => Promise<Answer>): Promise<Answer> {
      busy += 1;
      return work().finally(() => {
        busy -= 1;
      });
    },
    async live<Answer>(kind: Crash['at'], work: () => Promise<Answer>): Promise<Answer> {
      if (dead) throw new Crashed();
      if (crash?.at === kind) met += 1;
      const isLast = crash?.at === kind && met === crash.nth;
      if (isLast && crash?.when === 'before') dead = true;
      if (dead) throw new Crashed();
      busy += 1;
      const answer = await work().finally(() => {
        busy -= 1;
        if (isLast) dead = true;
      });
      if (dead) throw new Crashed();
      return answer;
    },
  };
}

/** The database as such a process has it. Its connection dies with it: what was not committed is rolled back. */
export const mortalDatabase = (pool: PostgresPool, life: Life): Kysely<Schema> =>
  new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: {
        options: pool.options,
        end: async () => {},
        async connect() {
          if (life.isDead()) throw new Crashed();
          const client = await life.meanwhile(() => pool.connect());
          return { query: mortalQuery(client, life), release: () => client.release(life.isDead()) };
        },
      },
    }),
  });

function mortalQuery(client: PostgresPoolClient, life: Life): PostgresPoolClient['query'] {
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query(text: string | PostgresCursor<unknown>, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('rows are not read by cursors here');
    return life.live('statement', () => client.query(text, [...values]));
  }
  return query;
}
