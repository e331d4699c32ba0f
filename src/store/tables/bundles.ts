import type { ColumnType } from 'kysely';
import type { EscalationId, MatterId, TeamId, UserId } from '../../domain/ids.ts';
import type { MatterIntent } from '../../domain/matters.ts';
import type { Json } from './json.ts';
import type { Asked } from './outbox.ts';

/** An errand that waits: the row of the outbox that it was, and what it is about. */
export type HeldItem = { readonly id: string } & (
  | { readonly escalation: EscalationId; readonly errand: Extract<Asked, { type: 'tell-person' }> }
  | {
      readonly matter: MatterId;
      readonly errand: Extract<MatterIntent, { type: 'tell-cover' | 'tell-handover' | 'show-lacks' }>;
    }
);

/** What waits for somebody until their quiet hours are over, and what was told together then. */
export type BundlesTable = {
  id: MatterId;
  team_id: TeamId;
  person: UserId;
  items: Json<readonly HeldItem[]>;
  closed_at: ColumnType<Date | null, never, Date>;
};
