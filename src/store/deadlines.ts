import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Escalation } from '../domain/escalation.ts';
import { asDeadlineId, type DeadlineId, type EscalationId, type TeamId } from '../domain/ids.ts';
import type { Deadline, DeadlineKind, Intent } from '../domain/intents.ts';
import type { Instant } from '../domain/time.ts';
import { statement } from './statement.ts';
import type { DeadlinesTable } from './tables/deadlines.ts';
import type { Db } from './tables/db.ts';

export const deadlineColumns = ['id', 'team_id', 'escalation_id', 'kind', 'tier', 'round', 'due_at'] as const;
type DeadlineRow = Pick<Selectable<DeadlinesTable>, (typeof deadlineColumns)[number]>;

/** The kinds whose open deadlines are over. */
export const overBy = (intents: readonly Intent[]): readonly DeadlineKind[] =>
  intents.flatMap((intent) => (intent.type === 'cancel' ? intent.kinds : []));

/** The deadlines that are promised anew; what is promised and then cancelled is no promise. */
export function armedBy(state: Escalation, intents: readonly Intent[]): readonly DeadlineRow[] {
  let armed: readonly Deadline[] = [];
  for (const intent of intents) {
    if (intent.type === 'arm') armed = [...armed.filter((each) => !isSame(each, intent.deadline)), intent.deadline];
    if (intent.type === 'cancel') armed = armed.filter(({ kind }) => !intent.kinds.includes(kind));
  }
  return armed.map((deadline) => toRow(state, deadline));
}

const isSame = (a: Deadline, b: Deadline): boolean => a.kind === b.kind && a.tier === b.tier && a.round === b.round;

const toRow = (state: Escalation, { dueAt, ...deadline }: Deadline): DeadlineRow => ({
  id: asDeadlineId(randomUUID()),
  team_id: state.team,
  escalation_id: state.id,
  ...deadline,
  due_at: new Date(dueAt),
});

const alarmsSet = statement(`update deadlines set alarm_set_at = $2 where id = any($1::uuid[])`);

/** Keeps that these have an alarm. */
export const keepAlarmsSet = async (db: Db, ids: readonly DeadlineId[], now: Instant): Promise<void> =>
  void (await alarmsSet(db, ids, new Date(now)));

const due = statement<{ id: EscalationId }>(`
  select escalation_id as id from deadlines
   where team_id = $1 and settled_at is null and due_at <= $2 and escalation_id <> all($3::uuid[])
   group by escalation_id order by min(due_at) limit $4`);

/** Escalations with a deadline that is due, the longest overdue first, leaving out those in `except`. */
export async function listDue(
  db: Db,
  team: TeamId,
  now: Instant,
  except: readonly EscalationId[],
  limit: number,
): Promise<readonly EscalationId[]> {
  const rows = await due(db, team, new Date(now), except, limit);
  return rows.map(({ id }) => id);
}
