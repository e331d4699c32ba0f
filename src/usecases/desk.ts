import type { Escalation } from '../domain/escalation.ts';
import type { Event } from '../domain/events.ts';
import type { EscalationId, TeamId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Db } from '../store/tables/db.ts';
import type { Clock } from '../store/clock.ts';

/** What every use case needs. */
export type Desk = { readonly db: Db; readonly clock: Clock };

/** What those need that may page somebody: the schedules in force say who is on call. */
export type PagingDesk = Desk & { schedules(): Policy['schedules'] };

export type Target = { readonly team: TeamId; readonly id: EscalationId };

/** What became of a request: the state after it and what happened, or a refusal and the state that caused it. */
export type Outcome =
  | { readonly escalation: Escalation; readonly events: readonly Event[] }
  | { readonly refused: Refusal; readonly escalation: Escalation | null };
