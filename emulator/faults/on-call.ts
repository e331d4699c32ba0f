import { tooMany, type Answer, type Handling } from '../api/answer.ts';
import type { Core } from '../state/core.ts';
import type { Fault } from './book.ts';
import type { CallOutcome } from './outcomes.ts';

/** What the app gets for a request that a fault hit, or none did: `null` when its connection is cut without an answer. */
export async function answerUnder(
  core: Core,
  fault: Fault<CallOutcome> | null,
  { carryOut, refuse }: Handling,
): Promise<Answer | null> {
  if (!fault) return carryOut();
  const { outcome } = fault;
  switch (outcome.do) {
    case 'rate-limited':
      return tooMany(fault.retryAfter);
    case 'http':
      return outOfOrder(outcome);
    case 'error':
      return refuse(outcome.code, outcome.more);
    case 'refuse':
      return null;
    case 'slow':
      await new Promise<void>((resolve) => void core.clock.after(outcome.ms, resolve));
      return carryOut();
    case 'hang':
      await fault.cleared();
      return carryOut();
    case 'accept-then-reset':
      carryOut();
      return null;
    case 'accept-then-500':
      carryOut();
      return broken(500);
    case 'accept-then-hang': {
      const done = carryOut();
      await fault.cleared();
      return done;
    }
    case 'cut-answer':
      return { ...carryOut(), isCut: true };
    case 'disconnect':
      core.cutSockets(outcome.reason ?? null);
      return carryOut();
  }
}

/** What a proxy or load balancer may say in Slack's place; with no body of its own, what Slack says with that status. */
function outOfOrder({ status, body, type }: Extract<CallOutcome, { do: 'http' }>): Answer {
  const headers = type === undefined ? {} : { 'content-type': type };
  return body === undefined ? { ...broken(status), headers } : { status, body, headers };
}

function broken(status: number): Answer {
  const error = { 429: 'ratelimited', 503: 'service_unavailable' }[status] ?? 'internal_error';
  return { status, body: { ok: false, error }, headers: {} };
}
