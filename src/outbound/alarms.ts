import type { TeamId } from '../domain/ids.ts';
import type { Alarms } from '../platform/alarms.ts';
import type { Logger } from '../platform/logger.ts';
import { startPulse, type Pulse } from '../platform/pulse.ts';
import { listWithoutAlarm, type OpenDeadline } from '../queries/deadlines.ts';
import type { Clock } from '../store/clock.ts';
import { keepAlarmsSet } from '../store/deadlines.ts';
import type { Db } from '../store/tables/db.ts';

export type Promises = {
  readonly team: TeamId;
  readonly db: Db;
  readonly clock: Clock;
  readonly alarms: Pick<Alarms, 'set' | 'count'>;
};

/** A promise is for minutes at least; what is due sooner than its alarm is set is swept. */
const everyMs = 1_000;
/** The fastest of those measured, with four of them under way: a hundred thousand alarms in seven seconds. */
export const chunk = 1_000;

/**
 * An alarm rings so long before its deadline. A queue takes its time to wake somebody (Redis looks ten times a second);
 * whoever is awake waits for the exact moment.
 */
const aheadMs = 150;

export const alarmOf = ({ id, dueAt }: OpenDeadline) => ({ id, at: dueAt - aheadMs });

/**
 * Sets the alarms of the deadlines that have none yet, soonest first. Who dies between setting and keeping that it did
 * lets them be set once more, which changes nothing; so do two processes at once.
 */
export async function setAlarms(
  { db, clock, team, alarms }: Promises,
  stopping: () => boolean = () => false,
): Promise<void> {
  for (let more = true; more && !stopping();) {
    const promised = await listWithoutAlarm(db, team, chunk);
    more = promised.length === chunk;
    if (promised.length === 0) return;
    const now = await clock.now(db);
    await alarms.set(promised.map(alarmOf), now);
    await keepAlarmsSet(
      db,
      promised.map(({ id }) => id),
      now,
    );
  }
}

/** Looks every second for deadlines without an alarm. A queue that is away is mentioned once, until it is back. */
export function startAlarmSetter(promises: Promises, log: Logger): Pulse {
  let failing = false;
  return startPulse(
    async (stopping) => {
      await setAlarms(promises, stopping);
      failing = false;
    },
    everyMs,
    (err) => {
      if (!failing) log.warn({ err }, 'alarms could not be set yet; sweeps go on');
      failing = true;
    },
  );
}
