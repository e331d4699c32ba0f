import type { Instant } from '../domain/time.ts';
import type { Db } from './tables/db.ts';

/** One clock rules: asked at the start of a transaction, its answer is the `now` of everything that follows. */
export type Clock = {
  now(db: Db): Promise<Instant>;
  /** What it shows when the database's own clock reads `databaseMs`. */
  at(databaseMs: number): Instant;
};

/** The database's own clock at the moment of asking, for a statement that has other things to read as well. */
export const databaseMs = 'floor(extract(epoch from clock_timestamp()) * 1000)::float8';
