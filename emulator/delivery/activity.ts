/** Knows whether something is under way between the workspace and the app. */
export type Activity = {
  during<T>(work: Promise<T>): Promise<T>;
  /** Waits for something that doesn't count, from within what does: it may take for ever. */
  aside<T>(wait: Promise<T>): Promise<T>;
  /** Resolves once nothing is under way, nor began in the moments right after the last thing ended. */
  settled(): Promise<void>;
};

/** Turns of the event loop that an app in the same process needs to send what follows from an acknowledgement. */
const QUIET_TURNS = 10;

export function createActivity(): Activity {
  let running = 0;
  const waiting = new Set<() => void>();
  const end = () => {
    running -= 1;
    if (running > 0) return;
    for (const wake of waiting) wake();
    waiting.clear();
  };

  return {
    during(work) {
      running += 1;
      return work.finally(end);
    },
    async aside(wait) {
      end();
      try {
        return await wait;
      } finally {
        running += 1;
      }
    },
    async settled() {
      let quiet = 0;
      while (quiet < QUIET_TURNS) {
        if (running > 0) {
          quiet = 0;
          await new Promise<void>((resolve) => void waiting.add(resolve));
        }
        await new Promise((resolve) => setImmediate(resolve));
        quiet += 1;
      }
    },
  };
}
