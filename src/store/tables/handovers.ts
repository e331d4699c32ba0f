import type { ColumnType } from 'kysely';
import type { MatterId, TeamId, UserId } from '../../domain/ids.ts';

/** Who was on call when somebody looked last; null: nobody. */
export type OnCallTable = {
  team_id: TeamId;
  schedule: string;
  person: UserId | null;
  until_at: Date | null;
  usergroup: string | null;
};

/** Who took over from whom, to be told of it. */
export type HandoversTable = {
  id: MatterId;
  team_id: TeamId;
  schedule: string;
  leaving: UserId | null;
  coming: UserId | null;
  at: ColumnType<Date>;
};
