import type { Instant } from '../domain/time.ts';

/** How an errand ends early on purpose: to be looked for again later, or for good, with the reason that is kept. */
export type Signal =
  | { readonly kind: 'later'; readonly at: Instant; readonly missed: boolean }
  | { readonly kind: 'over'; readonly reason: string };

const signals = new WeakMap<Error, Signal>();

/** Thrown to look again at `at`; `missed`: it was looked for, and was not there. */
export const later = (at: Instant, missed: boolean): Error =>
  signalled('it is not known yet whether this was sent', { kind: 'later', at, missed });

/** Thrown to end an errand whose consequences have been seen to. */
export const over = (reason: string): Error => signalled(reason, { kind: 'over', reason });

export const signalOf = (error: unknown): Signal | undefined =>
  error instanceof Error ? signals.get(error) : undefined;

function signalled(message: string, signal: Signal): Error {
  const error = new Error(message);
  signals.set(error, signal);
  return error;
}
