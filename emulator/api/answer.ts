import type { Json } from '../json.ts';

/** What the app gets for one request: JSON for a call, a text for a post to a response_url. `isCut`: the second half never comes. */
export type Answer = { status: number; body: Json | string; headers: Record<string, string>; isCut?: true };

/** How to answer a request: by carrying it out, or by refusing it with an error of Slack's. */
export type Handling = { carryOut(): Answer; refuse(error: string, more?: Json): Answer };

/** Slack's answer to one request too many. `seconds` are whole. */
export function tooMany(seconds: number): Answer {
  return {
    status: 429,
    body: { ok: false, error: 'ratelimited' },
    headers: { 'retry-after': String(seconds) },
  };
}
