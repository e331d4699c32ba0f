import type { Page, PageState } from '../../domain/escalation.ts';
import type { EscalationId, TeamId, UserId } from '../../domain/ids.ts';
import type { Json } from './json.ts';

/** One page to one person for one tier and round; `position` is the order in which they were made. */
export type PagesTable = {
  team_id: TeamId;
  escalation_id: EscalationId;
  tier: number;
  round: number;
  person: UserId;
  state: PageState;
  reason: string | null;
  ways: Json<NonNullable<Page['ways']>> | null;
  position: number;
};
