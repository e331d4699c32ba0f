import type { Handover, Standing } from '../domain/handover.ts';
import type { TeamId } from '../domain/ids.ts';
import type { OnCallTable } from './tables/handovers.ts';
import type { Db, Trx } from './tables/db.ts';

const toStanding = ({ until_at, ...rest }: Omit<OnCallTable, 'team_id'>): Standing => ({
  ...rest,
  until: until_at?.getTime() ?? null,
});

/** Who was on call when somebody looked last. */
export async function listStandings(db: Db, team: TeamId): Promise<readonly Standing[]> {
  const rows = await db
    .selectFrom('on_call')
    .select(['schedule', 'person', 'until_at', 'usergroup'])
    .where('team_id', '=', team)
    .execute();
  return rows.map(toStanding);
}

/** The same of one schedule, held until commit: of two who look at once, the second finds what the first has kept. */
export async function lockStanding(trx: Trx, team: TeamId, schedule: string): Promise<Standing | null> {
  const row = await trx
    .selectFrom('on_call')
    .select(['schedule', 'person', 'until_at', 'usergroup'])
    .where('team_id', '=', team)
    .where('schedule', '=', schedule)
    .forUpdate()
    .executeTakeFirst();
  return row ? toStanding(row) : null;
}

/** Whoever else looked for the first time as well may have been sooner. */
export async function beginStanding(trx: Trx, team: TeamId, { until, ...rest }: Standing): Promise<void> {
  await trx
    .insertInto('on_call')
    .values({ team_id: team, ...rest, until_at: until === null ? null : new Date(until) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
}

export async function keepStanding(trx: Trx, team: TeamId, { until, ...rest }: Standing): Promise<void> {
  await trx
    .updateTable('on_call')
    .set({ ...rest, until_at: until === null ? null : new Date(until) })
    .where('team_id', '=', team)
    .where('schedule', '=', rest.schedule)
    .execute();
}

/** Forgets a schedule that the policy no longer has: if it comes back, nobody hands it over. */
export async function forgetStanding(db: Db, team: TeamId, schedule: string): Promise<void> {
  await db.deleteFrom('on_call').where('team_id', '=', team).where('schedule', '=', schedule).execute();
}

export async function insertHandover(trx: Trx, { team, at, ...rest }: Handover): Promise<void> {
  await trx
    .insertInto('handovers')
    .values({ team_id: team, ...rest, at: new Date(at) })
    .execute();
}
