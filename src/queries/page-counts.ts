import { sql } from 'kysely';
import type { TeamId, UserId } from '../domain/ids.ts';
import { night, type PageCount } from '../domain/page-count.ts';
import { day, type Instant } from '../domain/time.ts';
import type { Db } from '../store/tables/db.ts';

/** More than these are no exception. */
const mostListed = 10;

/** How often people were paged in the last 30 days, those most often first; of one `person`, where that is given. `zone`: IANA name. */
export async function countPages(
  db: Db,
  team: TeamId,
  now: Instant,
  zone: string,
  person: UserId | null = null,
): Promise<readonly PageCount[]> {
  const hour = sql`extract(hour from at at time zone ${zone})`;
  const { rows } = await sql<PageCount>`
    select person,
           count(*) filter (where at > ${new Date(now - 7 * day)})::int as week,
           count(*)::int as month,
           count(*) filter (where ${hour} >= ${night.from} or ${hour} < ${night.to})::int as nights
      from timeline, jsonb_array_elements_text(data -> 'people') person
     where team_id = ${team} and type = 'paged' and at > ${new Date(now - 30 * day)}
       and (${person}::text is null or person = ${person})
     group by person
     order by month desc, person
     limit ${mostListed}`.execute(db);
  return rows;
}
