export type Pulse = {
  /** Runs the job soon; while it is running, once more after it. */
  wake(): void;
  /** Stops for good, and waits for the run that is under way. */
  stop(): Promise<void>;
};

/**
 * Runs a job now, whenever it is woken, and at the latest every `everyMs`; never twice at the same time.
 * An error is reported and ends that run only.
 */
export function startPulse(job: () => Promise<unknown>, everyMs: number, onError: (error: unknown) => void): Pulse {
  let woken = true;
  let stopped = false;
  let ring = () => {};
  const done = (async () => {
    while (!stopped) {
      if (!woken) await rest();
      if (stopped) break;
      woken = false;
      await job().catch(onError);
    }
  })();

  function rest(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, everyMs);
    ring = () => {
      clearTimeout(timer);
      resolve();
    };
    return promise;
  }

  return {
    wake() {
      woken = true;
      ring();
    },
    async stop() {
      stopped = true;
      ring();
      await done;
    },
  };
}
