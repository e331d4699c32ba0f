import type { WebClient } from '@slack/web-api';
import type { TeamId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import type { Logger } from '../platform/logger.ts';
import type { Desk } from '../usecases/desk.ts';

/** What every listener is handed. */
export type Inbound = {
  readonly desk: Desk;
  readonly policy: Policy;
  readonly team: TeamId;
  /** Answers whoever clicked; everything that others will see goes through the outbox instead. */
  readonly web: WebClient;
  readonly log: Logger;
  /** Has the outbox looked at without delay; called after each change. */
  wake(): void;
};
