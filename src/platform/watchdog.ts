import { Worker } from 'node:worker_threads';

/** Liveness probes give up before this; it is for machines without one. */
const longestStallMs = 40_000;
const looksPerStall = 8;

/**
 * Looks from a thread of its own whether the event loop still turns, and kills the process when it has stood still for
 * too long: one that neither works nor ends would keep whoever restarts processes from doing so. It counts its own looks,
 * so that time in which the whole process was stopped doesn't count. Nothing is lost: leases end, and others go on.
 */
export function startWatchdog(stallMs = longestStallMs): { stop(): Promise<void> } {
  const turns = new Int32Array(new SharedArrayBuffer(4));
  const everyMs = stallMs / looksPerStall;
  const turning = setInterval(() => Atomics.add(turns, 0, 1), everyMs / 2).unref();
  const dog = new Worker(watching, { eval: true, execArgv: [], workerData: { turns, everyMs, looksPerStall } });
  dog.unref();
  return {
    async stop() {
      clearInterval(turning);
      await dog.terminate();
    },
  };
}

/** Its own source, because a thread of the same file would load everything that this process has loaded. */
const watching = `
  const { workerData: { turns, everyMs, looksPerStall } } = require('node:worker_threads');
  const nobodyWakes = new Int32Array(new SharedArrayBuffer(4));
  let last = -1;
  for (let still = 0; still < looksPerStall; ) {
    Atomics.wait(nobodyWakes, 0, 0, everyMs);
    const now = Atomics.load(turns, 0);
    still = now === last ? still + 1 : 0;
    last = now;
  }
  require('node:fs').writeSync(2, 'Relevo stood still for too long and is ended, so that it can be started again.\\n');
  process.kill(process.pid, 'SIGKILL');
`;
