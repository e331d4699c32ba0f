import type { ColumnType } from 'kysely';

/** A jsonb column: read as the value, written as its JSON text, because pg would send an array as a Postgres array. */
export type Json<Value> = ColumnType<Value, string, string>;
