import type { WebClient } from '@slack/web-api';
import type { TeamId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import type { Logger } from '../platform/logger.ts';
import { faultOf } from '../platform/slack-web.ts';
import { countTroubles, isAnythingOver, listUnraised, type Standing, type Trouble } from '../queries/troubles.ts';
import type { Clock } from '../store/clock.ts';
import { asOnlyAuditor, forgetOver, markRaised } from '../store/raised.ts';
import type { Db } from '../store/tables/db.ts';
import type { SlackMessage } from '../views/slack/message.ts';
import { eventsLimited, troubleIsOver, troubleNotice } from '../views/slack/trouble-notice.ts';

export type Auditor = {
  readonly team: TeamId;
  readonly db: Db;
  readonly clock: Clock;
  readonly web: WebClient;
  readonly policy: Policy;
  readonly log: Logger;
};

/**
 * Looks for promises that nobody keeps and for sends that don't get through, and tells the fallback channel of each once,
 * and once when all of it is over. It speaks to Slack by itself: the outbox may be what is stuck. Answers how it stands.
 */
export async function audit(auditor: Auditor): Promise<Standing> {
  const { db, clock, team, log } = auditor;
  const now = await clock.now(db);
  const standing = await countTroubles(db, team, now);
  await asOnlyAuditor(db, team, async (trx) => {
    const troubles = await listUnraised(trx, team, now);
    for (const [channel, some] of Map.groupBy(troubles, (trouble) => trouble.channel)) {
      for (const trouble of some) log.error(described(trouble), 'something is late that people wait for');
      if (!(await tell(auditor, channel, troubleNotice(some, auditor.policy.language)))) continue;
      await markRaised(trx, { deadlines: deadlinesOf(some), errands: errandsOf(some) }, now);
    }
    const isWell = troubles.length === 0 && standing.overdue === 0 && standing.stuck === 0;
    if (!isWell || !(await isAnythingOver(trx, team))) return;
    if (await tell(auditor, fallbackOf(auditor.policy), troubleIsOver(auditor.policy.language)))
      await forgetOver(trx, team);
  });
  return standing;
}

/** Tells the fallback channel that Slack holds events back. Answers whether it was told. */
export const tellEventsLimited = (auditor: Auditor): Promise<boolean> =>
  tell(auditor, fallbackOf(auditor.policy), eventsLimited(auditor.policy.language));

/** One channel that will not have it is no reason for silence: then any other that the policy falls back to. */
async function tell({ web, policy, log }: Auditor, channel: string, { text, blocks }: SlackMessage): Promise<boolean> {
  for (const each of new Set([channel, ...fallbacksOf(policy)]))
    try {
      await web.chat.postMessage({ channel: each, text, blocks, unfurl_links: false, unfurl_media: false });
      return true;
    } catch (error) {
      log.error({ err: error, channel: each }, 'the fallback channel could not be told');
      if (faultOf(error).kind !== 'refused') return false;
    }
  return false;
}

const fallbacksOf = (policy: Policy): readonly string[] =>
  Object.values(policy.escalationPaths).map((path) => path.then.channel);

/** The channel of the path that everything else falls back to: the last rule matches everything. */
const fallbackOf = (policy: Policy): string =>
  policy.escalationPaths[policy.routing.at(-1)?.path ?? '']?.then.channel ?? fallbacksOf(policy)[0] ?? '';

const deadlinesOf = (troubles: readonly Trouble[]) =>
  troubles.flatMap((trouble) => (trouble.kind === 'overdue' ? [trouble.id] : []));
const errandsOf = (troubles: readonly Trouble[]) =>
  troubles.flatMap((trouble) => (trouble.kind === 'overdue' ? [] : [trouble.id]));

const described = ({ number, since, ...trouble }: Trouble) => ({
  escalation: number,
  since: new Date(since).toISOString(),
  trouble: trouble.kind,
  what: trouble.kind === 'overdue' ? trouble.promise : trouble.errand,
});
