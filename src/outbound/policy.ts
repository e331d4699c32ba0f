import { second, type Instant } from '../domain/time.ts';
import type { Fault } from '../platform/slack-web.ts';

/** After so many tries an errand is given up: about ten minutes of trying. */
const mostAttempts = 15;

export type Verdict = { readonly retryAt: Instant } | { readonly giveUp: string };

/**
 * What to do about an errand that failed. What Slack refuses for good is given up at once; what it holds back waits
 * exactly as long as it says; what nobody knows is tried again after 1, 2, 4 … seconds, a minute at the most.
 */
export function afterFailure(fault: Fault, attempts: number, now: Instant): Verdict {
  switch (fault.kind) {
    case 'refused':
      return { giveUp: fault.code };
    case 'limited':
      return { retryAt: now + fault.retryAfterMs };
    case 'unknown':
      if (attempts >= mostAttempts) return { giveUp: 'no_answer' };
      return { retryAt: now + Math.min(60, 2 ** (attempts - 1)) * second };
  }
}
