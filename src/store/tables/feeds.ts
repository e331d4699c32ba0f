import type { ColumnType } from 'kysely';
import type { TeamId } from '../../domain/ids.ts';
import type { Shift } from '../../domain/rota.ts';
import type { Json } from './json.ts';

/** The last good copy of a calendar that says who is on call. */
export type FeedsTable = {
  team_id: TeamId;
  schedule: string;
  /** A hash of where it comes from. */
  source: string;
  etag: string | null;
  body: string | null;
  shifts: Json<readonly Shift[]>;
  checked_at: ColumnType<Date>;
  fetched_at: Date | null;
  /** Why it could not be had when it was looked at last; null when it could. */
  failure: string | null;
  failing_since: Date | null;
};
