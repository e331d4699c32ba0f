import type { ColumnType, Generated } from 'kysely';
import type { DeadlineId, EscalationId, TeamId } from '../../domain/ids.ts';
import type { DeadlineKind } from '../../domain/intents.ts';

/** A promise with a clock. Settled when it was kept, cancelled or asked. */
export type DeadlinesTable = {
  id: Generated<DeadlineId>;
  team_id: TeamId;
  escalation_id: EscalationId;
  kind: DeadlineKind;
  tier: number;
  round: number;
  due_at: ColumnType<Date>;
  settled_at: Date | null;
  /** When the queue was asked to wake somebody for it. */
  alarm_set_at: Date | null;
  /** When somebody was told that it is overdue. */
  raised_at: Date | null;
};
