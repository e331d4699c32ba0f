import type { ColumnType } from 'kysely';
import type { Cover } from '../../domain/cover.ts';
import type { MatterId, TeamId, UserId } from '../../domain/ids.ts';

/** Who asked whom to cover for them, when, and what came of it. */
export type CoversTable = {
  id: MatterId;
  team_id: TeamId;
  schedule: string;
  asker: UserId;
  from_at: ColumnType<Date>;
  to_at: ColumnType<Date>;
  asked: UserId[];
  declined: UserId[];
  asked_at: ColumnType<Date>;
  status: Cover['status'];
  taker: UserId | null;
  accepted_at: Date | null;
  look_at: Date | null;
};
