import { CompiledQuery } from 'kysely';
import type { Db } from './tables/db.ts';

/** A statement whose text never changes: nothing is composed or compiled when it is asked. `Row` is what it answers. */
export const statement =
  <Row>(text: string) =>
  async (db: Db, ...parameters: readonly unknown[]): Promise<readonly Row[]> =>
    (await db.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]))).rows;

/** Of a statement that always answers one row. */
export function only<Row>([row]: readonly Row[]): Row {
  if (!row) throw new Error('the database answered no row');
  return row;
}
