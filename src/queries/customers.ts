import { sql } from 'kysely';
import type { TeamId } from '../domain/ids.ts';
import type { Db } from '../store/tables/db.ts';

/** Customers that were named before and contain `part`, the most recent first. `%` and `_` are letters like any other. */
export async function findCustomers(db: Db, team: TeamId, part: string): Promise<readonly string[]> {
  const pattern = `%${part.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<{ name: string }>`
    select customer_name as name from escalations
     where team_id = ${team} and customer_name ilike ${pattern}
     group by customer_name order by max(opened_at) desc limit 20`.execute(db);
  return rows.map((row) => row.name);
}
