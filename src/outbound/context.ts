import type { WebClient } from '@slack/web-api';
import type { Report } from '../domain/commands.ts';
import type { EscalationId, TeamId } from '../domain/ids.ts';
import type { Ways } from '../platform/ways.ts';
import type { Policy } from '../domain/policy.ts';
import type { Logger } from '../platform/logger.ts';
import type { Db } from '../store/tables/db.ts';
import type { Clock } from '../store/clock.ts';
import type { Claimed } from '../store/errands.ts';

/**
 * What the outbound side needs. `report` is the front door: a use case, handed in because outbound never imports one,
 * by which a room that was opened or a page that can't be delivered becomes a fact.
 */
export type Outbound = {
  /** The workspace that `web` speaks to. */
  readonly team: TeamId;
  readonly db: Db;
  readonly clock: Clock;
  /** Of the policy in force. */
  schedules(): Policy['schedules'];
  readonly web: WebClient;
  readonly log: Logger;
  /** How people are reached besides Slack. */
  readonly ways: Ways;
  /** The policy in force, asked for each time. */
  policy(): Policy;
  readonly report: (target: { readonly team: TeamId; readonly id: EscalationId }, fact: Report) => Promise<unknown>;
};

/** What carrying out one errand needs: who tried it before, and by which mark its message is found. */
export type Attempt = Outbound & { readonly claimed: Claimed };
