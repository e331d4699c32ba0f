import type { WebClient } from '@slack/web-api';
import type { WorldsCommand } from '../domain/commands.ts';
import type { EscalationId, TeamId } from '../domain/ids.ts';
import type { Alarms } from '../platform/queue.ts';
import type { Logger } from '../platform/logger.ts';
import type { Db } from '../store/tables/db.ts';
import type { Clock } from '../store/clock.ts';

/**
 * What the outbound side needs. `report` is the front door: a use case, handed in because outbound never imports one,
 * by which a room that was opened or a page that can't be delivered becomes a fact.
 */
export type Outbound = {
  readonly db: Db;
  readonly clock: Clock;
  readonly web: WebClient;
  readonly alarms: Alarms;
  readonly log: Logger;
  readonly report: (
    target: { team: TeamId; id: EscalationId },
    fact: Extract<WorldsCommand, { type: `report-${string}` }>,
  ) => Promise<unknown>;
};
