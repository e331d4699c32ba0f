/** Measures one thing that may happen only so often. Times are epoch milliseconds; `waitMs` is 0 when it may happen now. */
export type Meter = { waitMs(now: number): number; take(now: number): void };

/** At most `most` in any stretch of `ms`. */
export function createWindow(most: number, ms: number): Meter {
  const taken: number[] = []; // the last so many, oldest first
  return {
    waitMs(now) {
      const [oldest] = taken;
      return taken.length < most || oldest === undefined ? 0 : Math.max(0, oldest + ms - now);
    },
    take(now) {
      taken.push(now);
      if (taken.length > most) taken.shift();
    },
  };
}

/** One each `everyMs`; what was not used adds up, to `atOnce` at most. */
export function createBucket(atOnce: number, everyMs: number): Meter {
  let full = -Infinity; // when the bucket is full again; each one taken puts it off
  return {
    waitMs: (now) => Math.max(0, full - now - (atOnce - 1) * everyMs),
    take(now) {
      full = Math.max(full, now) + everyMs;
    },
  };
}
