/** What sysexits.h calls a configuration error: whoever restarts processes need not try again. */
const configurationError = 78;
/** Less than the thirty seconds after which process managers lose patience. */
const graceMs = 25_000;

/** Much more than a start takes, its migrations apart. */
const startLimitMs = 600_000;

/** Something in the settings that a person must mend; the message says all of it. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/** Somebody who is needed isn't there: it may be worth another try. The message says all of it. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/**
 * Ends a process that does not get through its start, whatever it waits for: nobody who restarts processes would do it where
 * nothing probes them. Answers what to call when it has started.
 */
export function limitStart(waitMs = startLimitMs): () => void {
  const limit = setTimeout(() => {
    const says = `Relevo has not started within ${waitMs / 1_000} s and is ended, so that it can be started again. Migrations that take longer have their time as a job of their own: node src/main.ts migrate.`;
    fail(new Unreachable(says));
  }, waitMs);
  return () => clearTimeout(limit);
}

/**
 * Stops on Ctrl-C and on the signal that process managers send; a second one doesn't wait. What is not done within the
 * grace time is left: it is in the database, and another process takes it over.
 */
export function stopOnSignal(stop: () => Promise<void>, waitMs = graceMs): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      setTimeout(() => {
        console.error(`Not everything was done within ${waitMs / 1_000} s; whoever runs next goes on with it.`);
        process.exit(1);
      }, waitMs);
      stop().then(() => process.exit(0), fail);
    });
}

/**
 * Reloads on the signal by which services are told to read their files again. A terminal that closes sends the same one,
 * and there it goes on meaning the end.
 */
export function reloadOnHangup(reload: () => Promise<void>): void {
  if (!process.stdout.isTTY) process.on('SIGHUP', () => void reload());
}

/**
 * A rejection that nobody awaited. The one known to leave such behind is the package for Socket Mode, whose connections
 * are made anew all the same: ending the process for it would drop clicks. After any other nobody knows what state this
 * process is in, and a new one is safe: it takes over from the database.
 */
export function endOnStrayRejections(log: (error: unknown, survived: boolean) => void): void {
  process.on('unhandledRejection', (error) => {
    const survived = error instanceof Error && /[\\/]@slack[\\/]socket-mode[\\/]/.test(error.stack ?? '');
    log(error, survived);
    if (!survived) process.exit(1);
  });
}

/** Says why in one message, and ends the process with the code that fits. */
export function fail(error: unknown): never {
  const unusable = error instanceof Unusable;
  console.error(unusable || error instanceof Unreachable ? error.message : error);
  process.exit(unusable ? configurationError : 1);
}
