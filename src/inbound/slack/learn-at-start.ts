import { setTimeout as pause } from 'node:timers/promises';
import { minute } from '../../domain/time.ts';
import type { Logger } from '../../platform/logger.ts';
import { startPulse } from '../../platform/pulse.ts';
import type { Whom } from './learn-groups.ts';

export type Learning = {
  /** Settles when those who could not be paged were asked for once: whoever is unknown after that is missing. */
  readonly looked: Promise<void>;
  /** Asks for whoever is still to be asked for, and waits for it. */
  run(): Promise<void>;
  stop(): Promise<void>;
};

type Learn = {
  /** Asks Slack for those whom the policy names; `signal` ends its pauses. */
  learn(whom: Whom, signal: AbortSignal): Promise<unknown>;
  readonly log: Logger;
};

/** Whoever starts processes must not lose patience, however many are asked for and however long Slack has us wait. */
const startWithinMs = 20_000;

/**
 * Learns at the start whom the policy names. Those who can't be paged without it are waited for, for twenty seconds at most
 * and in vain where Slack tells nothing: a process that restarts pages those it knew before. After that everybody is asked
 * for in the background, since changes were not heard while nobody listened; until it is done, every minute anew.
 */
export async function learnAtStart({ learn, log }: Learn, withinMs = startWithinMs): Promise<Learning> {
  const left: Whom[] = ['newcomers', 'everybody'];
  const stopping = new AbortController();

  async function look(): Promise<void> {
    const [whom] = left;
    if (!whom) return;
    await learn(whom, stopping.signal);
    left.shift();
    pulse.wake();
  }

  const failed = (err: unknown) => {
    if (!stopping.signal.aborted)
      log.error({ err }, 'whom the policy names could not be looked up yet: those known before are paged');
  };
  const pulse = startPulse(look, minute, failed, 'later');
  const looked = pulse.run();
  await Promise.race([looked, pause(withinMs, undefined, { ref: false })]);
  return {
    looked,
    run: pulse.run,
    stop() {
      stopping.abort();
      return pulse.stop();
    },
  };
}
