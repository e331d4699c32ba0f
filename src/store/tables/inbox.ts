import type { ColumnType } from 'kysely';
import type { TeamId } from '../../domain/ids.ts';

/** A request that changed something: the same one again changes nothing more. */
export type InboxTable = {
  team_id: TeamId;
  key: string;
  at: ColumnType<Date>;
};
