import slack, { ErrorCode } from '@slack/web-api';
import type { WebClient } from '@slack/web-api';
import { holdingFetch } from './rate-holds.ts';

/**
 * The client for sending. It never retries by itself: a call whose answer was lost may have been carried out, and only
 * the outbox knows what to do about that. A 429 is handed up at once instead of pausing every call of the client, and
 * holds back that method, and for posts that channel, until `now` says that its time is over.
 */
export function sendingClient(
  token: string,
  apiUrl: string,
  now: () => Promise<number> = async () => Date.now(),
): WebClient {
  return new slack.WebClient(token, {
    slackApiUrl: apiUrl,
    fetch: holdingFetch(now),
    // What fails is thrown, and logged by whoever called; the client itself would write past our log.
    logLevel: slack.LogLevel.ERROR,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
  });
}

/**
 * How a call failed. `refused`: for good. `limited`: held back for a while. `shut_out`: it did not get to where it could
 * be refused, because nobody is there or the app is not let in; it was not carried out. `no_answer`: nobody knows whether
 * it was. `unknown`: not Slack's doing at all.
 */
export type Fault =
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'shut_out'; readonly code: string }
  | { readonly kind: 'no_answer' | 'unknown' };

/** Answers of Slack that say "not now", which are worth another try. */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** What Slack says of the token, not of what was asked: another token, or the app installed again, changes it. */
const tokenTrouble = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'team_access_not_granted',
  'org_login_required',
]);

/** How a connection fails before anything was sent over it. */
const nobodyThere = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Sorts what a call of either Slack client threw; whatever is no answer of Slack's is `unknown`. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error) || !('code' in error)) return { kind: 'unknown' };
  if (error.code === ErrorCode.RateLimitedError && 'retryAfter' in error)
    return { kind: 'limited', retryAfterMs: Number(error.retryAfter) * 1_000 };
  const code = codeOf(error);
  if (code !== null) {
    if (code === 'ratelimited' || code === 'rate_limited') return { kind: 'limited', retryAfterMs: 1_000 };
    if (tokenTrouble.has(code)) return { kind: 'shut_out', code };
    return passing.has(code) ? { kind: 'no_answer' } : { kind: 'refused', code };
  }
  if (error.code === ErrorCode.HTTPError) return { kind: 'no_answer' };
  if (error.code === ErrorCode.RequestError) {
    const code = codesBehind(error).find((each) => nobodyThere.has(each));
    return code === undefined ? { kind: 'no_answer' } : { kind: 'shut_out', code };
  }
  return { kind: 'unknown' };
}

/** The codes of an error and of all that caused it. */
export function codesBehind(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...own, ...codesBehind(error.cause)];
}

/** What Slack calls the reason why it refused; null for what is no refusal of Slack's. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && 'data' in error)) return null;
  if (error.code !== ErrorCode.PlatformError) return null;
  const { data } = error;
  return typeof data === 'object' && data !== null && 'error' in data && typeof data.error === 'string'
    ? data.error
    : 'unknown_error';
}
