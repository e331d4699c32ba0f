import type { ColumnType } from 'kysely';
import type { Standing } from '../../domain/can.ts';
import type { UserId } from '../../domain/ids.ts';

/** What is known of a person from Slack. Names and addresses stay here: rows elsewhere carry ids only. */
export type PeopleTable = {
  team_id: string;
  user_id: UserId;
  handle: string;
  email: string | null;
  locale: string | null;
  zone: string | null;
  standing: Standing;
  learned_at: ColumnType<Date>;
};
