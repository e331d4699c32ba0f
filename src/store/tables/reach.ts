import type { ColumnType } from 'kysely';
import type { TeamId, UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';

/** How a person is reached besides Slack, and when only what can't wait is sent. Addresses and secrets stay here: rows elsewhere carry ids only. */
export type ReachTable = {
  team_id: TeamId;
  user_id: UserId;
  language: Language | null;
  email: string | null;
  email_after: number | null;
  webhook: string | null;
  webhook_after: number | null;
  webhook_secret: string | null;
  /** Minutes after midnight by their own clocks. */
  quiet_from: number | null;
  quiet_to: number | null;
  changed_at: ColumnType<Date>;
};
