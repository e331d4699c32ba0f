import type { ColumnType } from 'kysely';
import type { MatterId, TeamId } from '../../domain/ids.ts';
import type { KnownLack } from '../../domain/lacks.ts';
import type { Json } from './json.ts';

/** What was told to be missing, by message. */
export type LackNoticesTable = {
  id: MatterId;
  team_id: TeamId;
  items: Json<readonly KnownLack[]>;
  open: boolean;
  told_at: ColumnType<Date>;
};
