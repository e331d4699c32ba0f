import { day, second, type Instant } from '../domain/time.ts';
import type { Claimed } from '../store/errands.ts';
import type { Failure } from './failure.ts';

/** After so many tries an errand is given up that can be, or that fails by our own fault: about ten minutes of trying. */
const mostAttempts = 15;
/** What Slack refuses for a reason that nobody knows may pass; about half a minute tells. */
const mostOddAttempts = 6;
/** What is older than this is no news to anybody. */
const longestMs = day;

/** A failure of these comes back as a fact, and somebody is told or paged instead; any other would fail in silence. */
const reported: ReadonlySet<Claimed['errand']['type']> = new Set(['page', 'reach', 'open-room']);

export type Verdict = { readonly retryAt: Instant } | { readonly giveUp: string };

/**
 * What to do about an errand that failed. What Slack refuses for good is given up at once; what it holds back waits
 * exactly as long as it says; all else is tried again after 1, 2, 4 … seconds, a minute at the most. As long as Slack is
 * away nothing is given up that nobody would hear of.
 */
export function afterFailure(
  failure: Failure,
  { errand, attempts, created_at: createdAt }: Pick<Claimed, 'errand' | 'attempts' | 'created_at'>,
  now: Instant,
): Verdict {
  const tired = attempts >= mostAttempts;
  const old = tired && now - createdAt.getTime() >= longestMs;
  const retry = { retryAt: now + Math.min(60, 2 ** (attempts - 1)) * second };
  switch (failure.kind) {
    case 'refused':
      return { giveUp: failure.code };
    case 'odd':
      return attempts >= mostOddAttempts ? { giveUp: failure.code } : retry;
    case 'limited':
      return { retryAt: now + failure.retryAfterMs };
    case 'shut_out':
      return old ? { giveUp: 'no_answer' } : retry;
    case 'no_answer':
      return old || (tired && reported.has(errand.type)) ? { giveUp: 'no_answer' } : retry;
    case 'unknown':
      return tired ? { giveUp: 'no_answer' } : retry;
  }
}
