import type { Escalation } from '../domain/escalation.ts';
import type { DeadlineId, TeamId } from '../domain/ids.ts';
import type { Deadline, DeadlineKind } from '../domain/intents.ts';
import type { Instant } from '../domain/time.ts';
import type { Db, Trx } from './tables/db.ts';

/** @throws when the escalation has such a deadline for that tier and round already, settled or not. */
export async function arm(trx: Trx, state: Escalation, promised: readonly Deadline[]): Promise<readonly DeadlineId[]> {
  if (promised.length === 0) return [];
  const rows = await trx
    .insertInto('deadlines')
    .values(
      promised.map(({ dueAt, ...deadline }) => ({
        team_id: state.team,
        escalation_id: state.id,
        ...deadline,
        due_at: new Date(dueAt),
        settled_at: null,
      })),
    )
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Settles every open deadline of these kinds, and answers which they were: their alarms need not ring. */
export async function cancel(
  trx: Trx,
  state: Escalation,
  kinds: readonly DeadlineKind[],
  now: Instant,
): Promise<readonly DeadlineId[]> {
  if (kinds.length === 0) return [];
  const rows = await trx
    .updateTable('deadlines')
    .set({ settled_at: new Date(now) })
    .where('escalation_id', '=', state.id)
    .where('kind', 'in', kinds)
    .where('settled_at', 'is', null)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** The deadline if it is due and unsettled; its escalation is known from it, and must be locked before it is settled. */
export const findDue = (db: Db, id: DeadlineId, now: Instant) =>
  db
    .selectFrom('deadlines')
    .selectAll()
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .where('due_at', '<=', new Date(now))
    .executeTakeFirst();

/** Whether it was still open, now that the escalation is locked: of two wake-ups one settles it. */
export async function settle(trx: Trx, id: DeadlineId, now: Instant): Promise<boolean> {
  const result = await trx
    .updateTable('deadlines')
    .set({ settled_at: new Date(now) })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A workspace's deadlines that are due, soonest first, leaving out those in `except`. */
export function listDue(db: Db, team: TeamId, now: Instant, except: readonly DeadlineId[], limit: number) {
  const due = db
    .selectFrom('deadlines')
    .select('id')
    .where('team_id', '=', team)
    .where('settled_at', 'is', null)
    .where('due_at', '<=', new Date(now));
  const left = except.length > 0 ? due.where('id', 'not in', except) : due;
  return left.orderBy('due_at').limit(limit).execute();
}
