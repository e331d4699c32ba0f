import { finish, isHeld, postpone, type Claimed } from '../store/errands.ts';
import { askToShowAgain } from '../store/follow-ups.ts';
import type { Outbound } from './context.ts';
import { failureOf, isParked } from './failure.ts';
import { afterFailure } from './retry.ts';
import { givenUp, run } from './run.ts';
import { signalOf } from './signals.ts';

/** `shut out`: Slack does not let the app in, so that nothing else needs to be tried now. */
export type Ended = 'done' | 'postponed' | 'given up' | 'shut out';

/** Runs one errand and keeps what became of it. What can't be kept is left to its lease: nothing is given up in silence. */
export async function attempt(outbound: Outbound, claimed: Claimed): Promise<Ended> {
  const { db, clock, log } = outbound;
  const about = aboutErrand(claimed);
  try {
    const outcome = await run(outbound, claimed).then(
      (receipt) => ({ receipt }),
      (error: unknown) => ({ error }),
    );
    const now = await clock.now(db);
    if ('error' in outcome) return await afterError(outbound, claimed, outcome.error, now);
    if (claimed.doubtful_since) await askToShowAgain(db, claimed, now);
    if (!(await finish(db, claimed, now, outcome))) log.warn(about, 'an errand was done by whoever had lost it');
    return 'done';
  } catch (error) {
    log.error({ ...about, err: error }, 'what became of an errand could not be kept; its lease will run out');
    return 'postponed';
  }
}

async function afterError(outbound: Outbound, claimed: Claimed, error: unknown, now: number): Promise<Ended> {
  const { db, log } = outbound;
  const signal = signalOf(error);
  if (signal?.kind === 'later') {
    await postpone(db, claimed, now, { at: signal.at, missed: signal.missed, uncounted: true });
    return 'postponed';
  }
  const failure = failureOf(error);
  const verdict = signal ? { giveUp: signal.reason } : afterFailure(failure, claimed, now);
  const about = { ...aboutErrand(claimed), err: error };
  if ('retryAt' in verdict) {
    log.warn({ ...about, retryInMs: verdict.retryAt - now }, 'an errand will be tried again');
    const { retryAt: at } = verdict;
    await postpone(db, claimed, now, {
      at,
      // What failed on our side, at the database perhaps, may have failed after Slack had done it.
      doubtful: failure.doubtful ?? failure.kind === 'unknown',
      uncounted: failure.kind === 'limited',
    });
    return isParked(error) ? 'shut out' : 'postponed';
  }
  if (!(await isHeld(db, claimed))) {
    log.warn(about, 'an errand was given up by whoever had lost it');
    return 'given up';
  }
  log.error({ ...about, reason: verdict.giveUp }, 'an errand was given up');
  await givenUp(outbound, claimed, verdict.giveUp);
  await finish(db, claimed, now, { failure: verdict.giveUp });
  return 'given up';
}

const aboutErrand = ({ errand, escalation_id: escalation, matter_id: matter, attempts }: Claimed) => ({
  errand: errand.type,
  ...(matter ? { matter } : { escalation }),
  attempt: attempts,
});
