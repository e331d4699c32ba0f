export type Pulse = {
  /** Runs the job soon; while it is running, once more after it. */
  wake(): void;
  /** Runs the job soon, and waits for a whole run that began after this call. */
  run(): Promise<void>;
  /** How long ago the job last ended well, in milliseconds; null when it never did. */
  age(): number | null;
  /** Stops for good, and waits for the run that is under way. */
  stop(): Promise<void>;
};

/**
 * Runs a job now (or `later`: only when its time has come), whenever it is woken, and at the latest every `everyMs`;
 * never twice at the same time.
 * A job of many steps asks `stopping` between them. An error is reported and ends that run only.
 */
export function startPulse(
  job: (stopping: () => boolean) => Promise<unknown>,
  everyMs: number,
  onError: (error: unknown) => void,
  begin: 'now' | 'later' = 'now',
): Pulse {
  let woken = begin === 'now';
  let endedAt: number | null = null;
  let stopped = false;
  let ring = () => {};
  const waiting: (() => void)[] = [];
  const done = (async () => {
    while (!stopped) {
      if (!woken) await rest();
      if (stopped) break;
      woken = false;
      const told = waiting.splice(0);
      await job(() => stopped).then(() => void (endedAt = performance.now()), onError);
      for (const tell of told) tell();
    }
    for (const tell of waiting) tell();
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

  function wake(): void {
    woken = true;
    ring();
  }

  return {
    wake,
    run() {
      if (stopped) return done;
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      wake();
      return promise;
    },
    age: () => (endedAt === null ? null : performance.now() - endedAt),
    async stop() {
      stopped = true;
      ring();
      await done;
    },
  };
}
