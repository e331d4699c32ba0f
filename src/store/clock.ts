import type { Instant } from '../domain/time.ts';
import type { Db } from './tables/db.ts';

/** One clock rules: asked at the start of a transaction, its answer is the `now` of everything that follows. */
export type Clock = { now(db: Db): Promise<Instant> };
