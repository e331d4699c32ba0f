import type { TeamId } from '../domain/ids.ts';
import { countTroubles, isAnythingOver, listUnraised, type Standing, type Trouble } from '../queries/troubles.ts';
import type { Clock } from '../store/clock.ts';
import { asOnlyAuditor, forgetOver, markRaised } from '../store/raised.ts';
import type { Db } from '../store/tables/db.ts';
import { eventsLimited, troubleIsOver, troubleNotice } from '../views/slack/trouble-notice.ts';
import { tellFallback, type Teller } from './fallback.ts';

export type Auditor = Teller & {
  readonly team: TeamId;
  readonly db: Db;
  readonly clock: Clock;
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
      if (!(await tellFallback(auditor, channel, (language) => troubleNotice(some, language)))) continue;
      await markRaised(trx, { deadlines: deadlinesOf(some), errands: errandsOf(some) }, now);
    }
    const isWell = troubles.length === 0 && standing.overdue === 0 && standing.stuck === 0;
    if (!isWell || !(await isAnythingOver(trx, team))) return;
    if (await tellFallback(auditor, null, troubleIsOver)) await forgetOver(trx, team);
  });
  return standing;
}

/** Tells the fallback channel that Slack holds events back. Answers whether it was told. */
export const tellEventsLimited = (auditor: Auditor): Promise<boolean> => tellFallback(auditor, null, eventsLimited);

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
