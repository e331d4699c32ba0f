import type { ColumnType } from 'kysely';
import type { TeamId, UserId } from '../../domain/ids.ts';

/** A user group as Slack described it last, by ids alone. */
export type GroupsTable = {
  team_id: TeamId;
  group_id: string;
  handle: string;
  disabled: boolean;
  members: UserId[];
  learned_at: ColumnType<Date>;
};
