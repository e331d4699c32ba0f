import type { Attempt, Reply } from '../delivery/delivery.ts';
import type { Clock } from '../state/clock.ts';
import type { Fault } from './book.ts';
import type { DeliveryOutcome, DisconnectReason } from './outcomes.ts';

type Way = {
  clock: Clock;
  attempt: Attempt;
  send(attempt: Attempt): Promise<Reply>;
  /** Sends the same once more, for itself. */
  sendAgain(): void;
  /** Tells the app that events are kept from it. */
  sayRateLimited(): void;
  cutSockets(reason: DisconnectReason | null): void;
};

/** Sends something to the app as a fault orders. The reply never comes where none would be heard. */
export async function sendUnder(fault: Fault<DeliveryOutcome> | null, way: Way): Promise<Reply> {
  if (!fault) return way.send(way.attempt);
  const { outcome } = fault;
  switch (outcome.do) {
    case 'drop':
      return new Promise<never>(() => {});
    case 'refuse':
      return { ok: false, reason: 'connection_failed' };
    case 'disconnect':
      way.cutSockets(outcome.reason ?? null);
      return outcome.reason === 'warning' ? way.send(way.attempt) : { ok: false, reason: 'connection_failed' };
    case 'slow':
      await new Promise<void>((resolve) => void way.clock.after(outcome.ms, resolve));
      return way.send(way.attempt);
    case 'repeat':
      for (let more = outcome.more; more > 0; more -= 1) way.sendAgain();
      return way.send(way.attempt);
    case 'clock-skew':
      return way.send({ ...way.attempt, skewSeconds: outcome.seconds });
    case 'app-rate-limited':
      way.sayRateLimited();
      return { ok: false, reason: 'connection_failed', noRetry: true };
    case 'late-acknowledgement':
      return way.send(way.attempt);
  }
}
