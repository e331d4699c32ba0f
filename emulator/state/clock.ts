/**
 * Workspace time: the machine's clock plus an offset that only grows. Moving it fires what was due in between.
 * Slack's limits of seconds (acknowledgements, triggers) do not use it: they run on the machine's own time.
 */
export type Clock = {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds that workspace time is ahead of the machine's. */
  offset(): number;
  advance(ms: number): void;
  onMove(listener: (offset: number) => void): () => void;
  /** Runs once when `ms` of workspace time have passed; returns how to call it off. */
  after(ms: number, run: () => void): () => void;
  stop(): void;
};

const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** `ahead`: milliseconds that workspace time starts ahead of the machine's (behind, when negative). */
export function createClock(ahead: number): Clock {
  let offset = ahead;
  const listeners = new Set<(offset: number) => void>();
  const alarms = new Map<symbol, { due: number; run: () => void }>();
  let timer: NodeJS.Timeout | undefined;
  const now = () => Date.now() + offset;

  function ring() {
    const due = [...alarms].filter(([, alarm]) => alarm.due <= now()).toSorted(([, a], [, b]) => a.due - b.due);
    for (const [key, alarm] of due) if (alarms.delete(key)) alarm.run();
    clearTimeout(timer);
    if (alarms.size === 0) return;
    const next = Math.min(...[...alarms.values()].map((alarm) => alarm.due));
    timer = setTimeout(ring, Math.min(Math.max(next - now(), 0), LONGEST_TIMEOUT)).unref();
  }

  return {
    now,
    offset: () => offset,
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError('The clock only goes forward.');
      offset += ms;
      for (const listener of listeners) listener(offset);
      ring();
    },
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    after(ms, run) {
      const key = Symbol('alarm');
      alarms.set(key, { due: now() + ms, run });
      ring();
      return () => alarms.delete(key);
    },
    stop() {
      clearTimeout(timer);
      alarms.clear();
      listeners.clear();
    },
  };
}
