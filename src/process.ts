/** What sysexits.h calls a configuration error: whoever restarts processes need not try again. */
const configurationError = 78;

/** Something in the settings that a person must mend; the message says all of it. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/** Somebody who is needed isn't there: it may be worth another try. The message says all of it. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** Stops on Ctrl-C and on the signal that process managers send; a second one doesn't wait. */
export function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      stop().then(() => process.exit(0), fail);
    });
}

/** Says why in one message, and ends the process with the code that fits. */
export function fail(error: unknown): never {
  const unusable = error instanceof Unusable;
  console.error(unusable || error instanceof Unreachable ? error.message : error);
  process.exit(unusable ? configurationError : 1);
}
