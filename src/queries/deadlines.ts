import type { DeadlineId, TeamId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from '../store/tables/db.ts';

/** When a deadline is due, if it still is a promise. */
export async function dueAt(db: Db, id: DeadlineId): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('deadlines')
    .select('due_at')
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return row?.due_at.getTime();
}

export type OpenDeadline = { readonly id: DeadlineId; readonly dueAt: Instant };

/** A workspace's promises, soonest first, those that come after `after`. */
export async function listPromised(
  db: Db,
  team: TeamId,
  after: OpenDeadline | null,
  limit: number,
): Promise<readonly OpenDeadline[]> {
  const open = db
    .selectFrom('deadlines')
    .select(['id', 'due_at'])
    .where('team_id', '=', team)
    .where('settled_at', 'is', null);
  const rest = after
    ? open.where((eb) =>
        eb(eb.refTuple('due_at', 'id'), '>', eb.tuple(eb.val(new Date(after.dueAt)), eb.val(after.id))),
      )
    : open;
  const rows = await rest.orderBy('due_at').orderBy('id').limit(limit).execute();
  return rows.map((row) => ({ id: row.id, dueAt: row.due_at.getTime() }));
}

/** Promises for which no alarm was set yet, soonest first. */
export async function listWithoutAlarm(db: Db, team: TeamId, limit: number): Promise<readonly OpenDeadline[]> {
  const rows = await db
    .selectFrom('deadlines')
    .select(['id', 'due_at'])
    .where('team_id', '=', team)
    .where('settled_at', 'is', null)
    .where('alarm_set_at', 'is', null)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id, dueAt: row.due_at.getTime() }));
}

/** How many promises are due after `moment`. */
export async function countPromisedAfter(db: Db, team: TeamId, moment: Instant): Promise<number> {
  const row = await db
    .selectFrom('deadlines')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('team_id', '=', team)
    .where('settled_at', 'is', null)
    .where('due_at', '>', new Date(moment))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
