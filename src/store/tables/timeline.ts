import type { ColumnType } from 'kysely';
import type { Event, EventType } from '../../domain/events.ts';
import type { EscalationId, TeamId, UserId } from '../../domain/ids.ts';
import type { Json } from './json.ts';

/** What happened, in order: `data` is the whole event. Rows are only ever added. */
export type TimelineTable = {
  team_id: TeamId;
  escalation_id: EscalationId;
  seq: number;
  type: EventType;
  at: ColumnType<Date>;
  by: UserId | null;
  data: Json<Event>;
};
