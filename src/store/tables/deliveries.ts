import type { ColumnType } from 'kysely';
import type { EscalationId, TeamId } from '../../domain/ids.ts';

/** Where a slot stands in Slack, so that it can be edited. */
export type DeliveriesTable = {
  team_id: TeamId;
  escalation_id: EscalationId;
  slot: string;
  channel: string;
  ts: string;
  shown_at: ColumnType<Date>;
};
