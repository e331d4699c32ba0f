import type { ColumnType } from 'kysely';
import type { EscalationId, MatterId, TeamId } from '../../domain/ids.ts';

/** Where a slot stands in Slack, so that it can be edited. */
export type DeliveriesTable = {
  team_id: TeamId;
  escalation_id: EscalationId | null;
  matter_id: MatterId | null;
  slot: string;
  channel: string;
  ts: string;
  shown_at: ColumnType<Date>;
};
