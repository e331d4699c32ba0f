import { setTimeout as pause } from 'node:timers/promises';
import { mayPass } from '../store/trouble.ts';

const mostTries = 3;
/** Whoever clicked hears of it within three seconds, or Slack tells them that nothing happened. */
const longestMs = 2_000;

/**
 * Does it again when the database failed in a way that may pass: three times at the most, and not after two seconds.
 * `work` may have been carried out although it failed, so it must look for what it has done before it does anything.
 */
export async function persistently<Result>(work: () => Promise<Result>): Promise<Result> {
  const begun = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const pauseMs = 20 * 5 ** (tries - 1);
      if (tries === mostTries || !mayPass(error) || performance.now() - begun + pauseMs > longestMs) throw error;
      await pause(pauseMs);
    }
  }
}
