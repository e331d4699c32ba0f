import { minute } from '../domain/time.ts';
import type { Logger } from '../platform/logger.ts';
import { startPulse } from '../platform/pulse.ts';
import { countPromisedAfter, listPromised, type OpenDeadline } from '../queries/deadlines.ts';
import { alarmOf, chunk, type Promises } from './alarms.ts';

const inFlight = 4;

/**
 * Sets the alarms of all promises that may have lost theirs, soonest first. It changes nothing where they are set, so it
 * may be asked at any time, by several processes too. Answers how many promises there are.
 */
export async function restoreAlarms(
  { db, clock, team, alarms }: Promises,
  stopping: () => boolean = () => false,
): Promise<number> {
  const works: Promise<void>[] = [];
  const under = new Set<Promise<void>>();
  let restored = 0;
  for (let after: OpenDeadline | null = null; ;) {
    const promised: readonly OpenDeadline[] = await listPromised(db, team, after, chunk);
    const now = await clock.now(db);
    const work = alarms.set(promised.map(alarmOf), now);
    // Whoever fails is heard of at the end.
    const ended = work.catch(() => {}).finally(() => under.delete(ended));
    under.add(ended);
    works.push(work);
    restored += promised.length;
    after = promised.at(-1) ?? null;
    if (promised.length < chunk || after === null || stopping()) break;
    if (under.size >= inFlight) await Promise.race(under);
  }
  await Promise.all(works);
  return restored;
}

/**
 * Whether the queue lost alarms while nobody looked, as when it was emptied: it holds fewer than there are promises. Those
 * due within a minute may ring at this moment, and are swept anyhow.
 */
async function alarmsAreMissing({ db, clock, team, alarms }: Promises): Promise<boolean> {
  const promised = await countPromisedAfter(db, team, (await clock.now(db)) + minute);
  return promised > 0 && (await alarms.count()) < promised;
}

export type Restorer = {
  /** The queue is back, and may have lost what it held. */
  onReturn(): void;
  stop(): Promise<void>;
};

/** Sets all alarms again where they `mayBeLost`: at the start, when the queue is back, and when a look a minute finds too few. */
export function startRestorer(promises: Promises, log: Logger, mayBeLost: boolean): Restorer {
  let doubtful = mayBeLost;
  async function restore(stopping: () => boolean): Promise<void> {
    if (!doubtful && !(await alarmsAreMissing(promises))) return;
    doubtful = false;
    try {
      const restored = await restoreAlarms(promises, stopping);
      log.info({ restored }, 'the alarms of all open deadlines are set');
    } catch (error) {
      doubtful = true;
      throw error;
    }
  }
  const failed = (error: unknown) => log.warn({ err: error }, 'alarms could not be set again yet; sweeps go on');
  const pulse = startPulse(restore, minute, failed);
  return {
    onReturn() {
      doubtful = true;
      pulse.wake();
    },
    stop: () => pulse.stop(),
  };
}
