import { sql, type SqlBool } from 'kysely';
import type { Brief } from '../domain/brief.ts';
import type { TeamId } from '../domain/ids.ts';
import { statement } from '../store/statement.ts';
import type { Db } from '../store/tables/db.ts';

/** How many a list shows at most: a screen, not an archive. */
export const listLimit = 20;

const instant = (column: string): string => `floor(extract(epoch from ${column}) * 1000)`;

/** Composed by the database: a whole row has forty columns, of which a line says ten. */
const briefs = statement<{ brief: Brief }>(`
  select json_build_object(
           'id', id, 'number', number, 'openedAt', ${instant('opened_at')}, 'tier', tier, 'round', round,
           'details', json_build_object('title', title, 'customer', case when customer_name is not null
              then json_build_object('name', customer_name, 'tier', customer_tier) end),
           'terms', json_build_object('severity', terms -> 'severity', 'fallbackChannel', terms -> 'fallbackChannel',
              'tiers', (select coalesce(json_agg(json_build_object('name', each -> 'name')), '[]')
                          from jsonb_array_elements(terms -> 'tiers') each)),
           'status', status, 'lead', lead, 'acknowledged', json_build_object('at', ${instant('acknowledged_at')})) as brief
    from escalations where team_id = $1 and status <> 'resolved'
   order by (terms #>> '{severity,rank}')::int, opened_at limit ${listLimit}`);

/** What is open, worst and oldest first: what a long list leaves out is the least of it. */
export const listOpen = async (db: Db, team: TeamId): Promise<readonly Brief[]> =>
  (await briefs(db, team)).map(({ brief }) => brief);

/** How many are open of each severity, the worst first. */
export async function countOpenBySeverity(
  db: Db,
  team: TeamId,
): Promise<readonly { readonly severity: string; readonly count: number }[]> {
  const rows = await db
    .selectFrom('escalations')
    .select(({ fn }) => [
      'severity',
      fn.countAll<number>().as('count'),
      sql<number>`min(terms #>> '{severity,rank}')`.as('rank'),
    ])
    .where('team_id', '=', team)
    .where(sql<SqlBool>`status <> 'resolved'`)
    .groupBy('severity')
    .execute();
  return rows
    .toSorted((a, b) => Number(a.rank) - Number(b.rank))
    .map(({ severity, count }) => ({ severity, count: Number(count) }));
}

/** What a list of all that is open shows, and how many there are: counted only where it does not hold all of them. */
export async function listOpenWithTotal(db: Db, team: TeamId): Promise<{ open: readonly Brief[]; total: number }> {
  const open = await listOpen(db, team);
  if (open.length < listLimit) return { open, total: open.length };
  const counts = await countOpenBySeverity(db, team);
  return { open, total: counts.reduce((sum, { count }) => sum + count, 0) };
}
