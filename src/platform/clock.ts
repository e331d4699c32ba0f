import { sql, type Kysely } from 'kysely';

/**
 * The database's clock, in epoch milliseconds. Its moment is the one of asking, not of the transaction's start: who
 * waited for a lock reads a time after the one of who held it.
 * `offset` moves it: for the local workspace, where an SLA is watched running out.
 */
export function databaseClock(offset: () => number = () => 0) {
  return {
    async now<Schema>(db: Kysely<Schema>): Promise<number> {
      const { rows } = await sql<{
        ms: string;
      }>`select floor(extract(epoch from clock_timestamp()) * 1000)::text as ms`.execute(db);
      return Number(rows[0]?.ms) + offset();
    },
    /** What it shows when the database's own clock reads `ms`: for a statement that reads that one on the way. */
    at: (ms: number): number => ms + offset(),
  };
}
