import type { MatterId, TeamId } from '../domain/ids.ts';
import type { Lack, LackNotice } from '../domain/lacks.ts';
import { gapsAhead } from '../domain/on-call.ts';
import type { Policy } from '../domain/policy.ts';
import { minute, type Instant } from '../domain/time.ts';
import type { Db } from '../store/tables/db.ts';
import { arranged, missingTargets } from './terms.ts';

/** What keeps people from being paged: hours of the coming week with nobody on call, and whom Slack can't reach. */
export async function findLacks(db: Db, team: TeamId, given: Policy, now: Instant): Promise<readonly Lack[]> {
  const policy = await arranged(db, team, given, now);
  const gaps = gapsAhead(policy.schedules, now).map((gap): Lack => {
    const timezone = policy.schedules[gap.schedule]?.timezone ?? policy.timezone;
    return { kind: 'gap', ...gap, timezone };
  });
  const missing = await missingTargets(db, team, policy);
  const calendars = await findFailing(db, team, policy, now);
  return [...gaps, ...calendars, ...missing.map((name): Lack => ({ kind: 'target', name }))];
}

/** Servers are away for a while now and then: a calendar that was had before is told of when it is for longer. */
const patienceMs = 30 * minute;

async function findFailing(db: Db, team: TeamId, { schedules }: Policy, now: Instant): Promise<readonly Lack[]> {
  const rows = await db
    .selectFrom('feeds')
    .select(['schedule', 'failure'])
    .where('team_id', '=', team)
    .where('failure', 'is not', null)
    .where((eb) => eb.or([eb('fetched_at', 'is', null), eb('failing_since', '<=', new Date(now - patienceMs))]))
    .execute();
  return rows
    .filter(({ schedule }) => schedules[schedule]?.ical !== undefined)
    .map(({ schedule, failure }): Lack => ({ kind: 'calendar', schedule, failure: failure ?? '' }));
}

export async function findLackNotice(db: Db, team: TeamId, id: MatterId): Promise<LackNotice | null> {
  const row = await db
    .selectFrom('lack_notices')
    .select(['id', 'items'])
    .where('team_id', '=', team)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
