import type { ColumnType } from 'kysely';
import type { CustomerText } from '../../domain/customer-text.ts';
import type { FirstUpdate, Involved, NextUpdate, Rca, Room, Status } from '../../domain/escalation.ts';
import type { Feedback } from '../../domain/feedback.ts';
import type { EscalationId, TeamId, UserId } from '../../domain/ids.ts';
import type { Criterion, Kind, Route, Source } from '../../domain/record.ts';
import type { Roles } from '../../domain/roles.ts';
import type { Terms } from '../../domain/terms.ts';
import type { Json } from './json.ts';

/** The present state, one column a fact, so that it can be asked in SQL. `row.ts` turns it into the domain's union. */
export type EscalationsTable = {
  id: EscalationId;
  team_id: TeamId;
  number: number;
  version: number;
  title: string;
  description: string;
  severity: string;
  kind: Kind | null;
  route: Route | null;
  customer_name: string | null;
  customer_tier: string | null;
  customer_contact: string | null;
  services: string[];
  criteria: Criterion[];
  tried: string;
  why_not_here: string;
  links: string[];
  source: Json<Source>;
  terms: Json<Terms>;
  opened_by: UserId;
  opened_at: ColumnType<Date>;
  joined: UserId[];
  status: Status;
  tier: number;
  round: number;
  /** When the present tier was paged. */
  paged_at: Date | null;
  answer_by: Date | null;
  unanswered_since: Date | null;
  acknowledged_by: UserId | null;
  acknowledged_at: Date | null;
  lead: UserId | null;
  resolved_by: UserId | null;
  resolved_at: Date | null;
  fix: string | null;
  /** Those that were given to somebody; null in rows of the release before. */
  roles: Json<Roles> | null;
  room: Json<Room>;
  first_update: Json<FirstUpdate>;
  next_update: Json<NextUpdate> | null;
  resolve_by: Date | null;
  involved: Json<Involved> | null;
  /** What customers are told; null where the policy it opened with has nobody approve it. */
  customer_text: Json<CustomerText> | null;
  rca: Json<Rca> | null;
  feedback: Json<readonly Feedback[]> | null;
  request_key: string;
};
