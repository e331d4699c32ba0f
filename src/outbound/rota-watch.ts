import { gapsAhead } from '../domain/on-call.ts';
import type { Policy } from '../domain/policy.ts';
import { day } from '../domain/time.ts';
import type { Logger } from '../platform/logger.ts';
import { startPulse, type Pulse } from '../platform/pulse.ts';
import type { Clock } from '../store/clock.ts';
import type { Db } from '../store/tables/db.ts';

type Watched = {
  readonly db: Db;
  readonly clock: Clock;
  readonly policy: () => Policy;
  readonly log: Logger;
};

/** As many as a line of the log is read for. */
const mostNamed = 20;

/** At the start and once a day, warns of the hours of the coming week in which a schedule has nobody on call. */
export function startRotaWatch({ db, clock, policy, log }: Watched): Pulse {
  async function look(): Promise<void> {
    const gaps = gapsAhead(policy().schedules, await clock.now(db)).map(({ schedule, from, to }) => ({
      schedule,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    }));
    if (gaps.length === 0) return;
    log.warn(
      { count: gaps.length, gaps: gaps.slice(0, mostNamed) },
      'within a week there are hours with nobody on call',
    );
  }
  return startPulse(look, day, (err) => log.error({ err }, 'nobody could look for gaps in the schedules'));
}
