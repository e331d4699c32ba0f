import type { WebClient } from '@slack/web-api';
import type { TeamId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import type { Logger } from '../platform/logger.ts';
import type { Ways } from '../platform/ways.ts';
import type { PagingDesk } from '../usecases/desk.ts';
import type { GroupKeeper } from './slack/keep-groups.ts';
import type { HomeKeeper } from './slack/keep-homes.ts';

/** What every listener is handed. */
export type Inbound = {
  readonly desk: PagingDesk;
  /** The policy in force. Another one rules when the file has changed, so each request asks anew. */
  policy(): Policy;
  readonly team: TeamId;
  /** Answers whoever clicked; everything that others will see goes through the outbox instead. */
  readonly web: WebClient;
  readonly log: Logger;
  /** How people are reached besides Slack. */
  readonly ways: Ways;
  /** Who is in the user groups that the policy names. */
  readonly groups: Pick<GroupKeeper, 'refresh' | 'freshen'>;
  /** The Homes that stand open. */
  readonly homes: Pick<HomeKeeper, 'show' | 'showIfOpen'>;
  /** Has the outbox looked at without delay; called after each change. */
  wake(): void;
};
