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
      return broken(outcome.status);
    case 'error':
      return refuse(outcome.code);
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
    case 'disconnect':
      core.cutSockets(outcome.reason ?? null);
      return carryOut();
  }
}

function broken(status: number): Answer {
  const error = status === 503 ? 'service_unavailable' : 'internal_error';
  return { status, body: { ok: false, error }, headers: {} };
}
