import type { Kysely } from 'kysely';
import type { Instant } from '../domain/time.ts';
import type { Schema } from './tables/schema.ts';

/** One clock rules: asked at the start of a transaction, its answer is the `now` of everything that follows. */
export type Clock = { now(db: Kysely<Schema>): Promise<Instant> };
