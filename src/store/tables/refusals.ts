import type { ColumnType } from 'kysely';
import type { Standing } from '../../domain/can.ts';
import type { TeamId, UserId } from '../../domain/ids.ts';
import type { Denial } from '../../domain/refusal.ts';

/** Who was not allowed what, on which day how often. `about` is '' where it was about no escalation. */
export type RefusalsTable = {
  team_id: TeamId;
  about: string;
  by: UserId;
  standing: Standing;
  asked: Denial['asked'];
  day: ColumnType<Date, string>;
  times: number;
  last_at: ColumnType<Date>;
};
