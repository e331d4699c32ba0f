import { faultOf } from '../platform/slack-web.ts';
import { claim, finish, postpone, type Claimed } from '../store/errands.ts';
import type { Outbound } from './context.ts';
import { afterFailure } from './retry.ts';
import { givenUp, run } from './run.ts';

const batch = 10;
/**
 * Longer than two calls with a limit of 10 s each, which is as many as most errands make, and some air. Furnishing a room
 * makes one for each link; done by two workers at once it does no harm.
 */
const leaseMs = 30_000;

/**
 * Claims what may run now and runs it, until there is nothing left, or until it is `stopping`: the rest waits in the
 * outbox. Answers how many errands were run.
 */
export async function drain(outbound: Outbound, stopping: () => boolean = () => false): Promise<number> {
  let ran = 0;
  while (!stopping()) {
    const now = await outbound.clock.now(outbound.db);
    const claimed = await claim(outbound.db, outbound.team, now, batch, leaseMs);
    if (claimed.length === 0) break;
    // All of different streams, so none may overtake another that it must follow.
    await Promise.all(claimed.map((errand) => attempt(outbound, errand)));
    ran += claimed.length;
  }
  return ran;
}

/** Runs one errand and keeps what became of it. What can't be kept is left to its lease: nothing is given up in silence. */
async function attempt(outbound: Outbound, claimed: Claimed): Promise<void> {
  const { db, clock, log } = outbound;
  const about = { errand: claimed.errand.type, escalation: claimed.escalation_id, attempt: claimed.attempts };
  try {
    const outcome = await run(outbound, claimed).then(
      (receipt) => ({ receipt }),
      (error: unknown) => ({ error }),
    );
    const now = await clock.now(db);
    if ('receipt' in outcome) return void (await finish(db, claimed, now, outcome));
    const verdict = afterFailure(faultOf(outcome.error), claimed, now);
    if ('retryAt' in verdict) {
      log.warn({ ...about, err: outcome.error, retryInMs: verdict.retryAt - now }, 'an errand will be tried again');
      return await postpone(db, claimed, verdict.retryAt);
    }
    log.error({ ...about, err: outcome.error, reason: verdict.giveUp }, 'an errand was given up');
    await givenUp(outbound, claimed, verdict.giveUp);
    await finish(db, claimed, now, { failure: verdict.giveUp });
  } catch (error) {
    log.error({ ...about, err: error }, 'what became of an errand could not be kept; its lease will run out');
  }
}
