import slack, { ErrorCode } from '@slack/web-api';
import type { WebClient } from '@slack/web-api';

/**
 * The client for sending. It never retries by itself: a call whose answer was lost may have been carried out, and only
 * the outbox knows what to do about that. A 429 is handed up at once instead of pausing every call of the client.
 */
export function sendingClient(token: string, apiUrl: string): WebClient {
  return new slack.WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
  });
}

/** How a call to Slack failed: refused for good, held back for a while, or nobody knows whether it was carried out. */
export type Fault =
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'unknown' };

/** Answers of Slack that say "not now", which are worth another try. */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error) || !('code' in error)) return { kind: 'unknown' };
  if (error.code === ErrorCode.RateLimitedError && 'retryAfter' in error)
    return { kind: 'limited', retryAfterMs: Number(error.retryAfter) * 1_000 };
  if (error.code === ErrorCode.PlatformError && 'data' in error) {
    const code = codeOf(error.data);
    if (code === 'ratelimited' || code === 'rate_limited') return { kind: 'limited', retryAfterMs: 1_000 };
    return passing.has(code) ? { kind: 'unknown' } : { kind: 'refused', code };
  }
  return { kind: 'unknown' };
}

const codeOf = (data: unknown): string =>
  typeof data === 'object' && data !== null && 'error' in data && typeof data.error === 'string'
    ? data.error
    : 'unknown_error';
