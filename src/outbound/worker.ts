import { minute } from '../domain/time.ts';
import { startPulse, type Pulse } from '../platform/pulse.ts';
import { claim, lanesOf, renew, type Claimed, type Hands, type Lanes } from '../store/errands.ts';
import { attempt } from './attempt.ts';
import type { Outbound } from './context.ts';

/** How many are under way at once: pages have hands of their own, whatever else hangs. */
const hands = { 'other ways': 3, pages: 6, 'the rest': 10 } as const satisfies Hands;
/** Renewed as long as the worker lives, so it says how soon another one takes over when it doesn't. */
const leaseMs = 6_000;
const renewEveryMs = 2_000;
/** A little more than a call may take: what is under way when a worker stops is given so long. */
const graceMs = 12_000;
/** How often it is tried whether Slack lets the app in again. */
const probeEveryMs = minute;

type Pool = {
  /** Begins as much as there are hands free for. Answers how many errands it began. */
  fill(stopping: () => boolean): Promise<number>;
  /** What is under way. */
  readonly underWay: ReadonlySet<Promise<void>>;
};

/** `onFree` is called whenever a hand is free again. What is claimed is begun at once, so nothing has to be given back. */
export function createPool(outbound: Outbound, onFree: () => void): Pool {
  const { db, clock, team, log } = outbound;
  const underWay = new Set<Promise<void>>();
  const held = new Set<Claimed>();
  let shutUntil: number | null = null;
  /** Pages go out alone at first; what else there is waits for the next look, and never twice. */
  let heldBack = false;

  async function fill(stopping: () => boolean): Promise<number> {
    const free = { 'other ways': freeFor('other ways'), pages: freeFor('pages'), 'the rest': freeFor('the rest') };
    if (stopping() || Object.values(free).every((count) => count === 0)) return 0;
    const now = await clock.now(db);
    const able = (await isShut(now)) ? { ...free, pages: 0, 'the rest': 0 } : free;
    const claims = await claim(db, team, now, able, leaseMs, !heldBack);
    heldBack = !heldBack && claims.some((claimed) => lanesOf(claimed) === 'pages');
    for (const claimed of claims) begin(claimed);
    return claims.length;
  }

  const freeFor = (lanes: Lanes): number =>
    hands[lanes] - [...held].filter((claimed) => lanesOf(claimed) === lanes).length;

  function begin(claimed: Claimed): void {
    held.add(claimed);
    const work = carryOut(claimed).finally(() => {
      held.delete(claimed);
      underWay.delete(work);
      onFree();
    });
    underWay.add(work);
  }

  async function carryOut(claimed: Claimed): Promise<void> {
    const lost = (err: unknown) => log.warn({ err }, 'a lease could not be renewed');
    const keeping = setInterval(() => void renew(db, claimed, leaseMs).catch(lost), renewEveryMs);
    try {
      const ended = await attempt(outbound, claimed);
      if (ended !== 'shut out') return;
      if (shutUntil === null) log.error({ team }, 'Slack does not let the app in; nothing is sent until it does');
      shutUntil = (await clock.now(db)) + probeEveryMs;
    } catch (err) {
      log.warn({ err }, 'the database did not say what time it is');
    } finally {
      clearInterval(keeping);
    }
  }

  /** One call a minute asks for all that waits. */
  async function isShut(now: number): Promise<boolean> {
    if (shutUntil === null) return false;
    if (now < shutUntil) return true;
    const answered = await outbound.web.auth.test().then(
      () => true,
      () => false,
    );
    shutUntil = answered ? null : now + probeEveryMs;
    if (answered) log.info({ team }, 'Slack lets the app in again');
    return !answered;
  }

  return { fill, underWay };
}

/**
 * Sends what the outbox holds, as long as it runs: a hand that is free takes the next errand, whatever the others wait for.
 * `run` waits until nothing is left that may be sent now. `stop` takes nothing more and waits for what is under way, which
 * is left to its lease when Slack doesn't answer in time.
 */
export function startSending(outbound: Outbound, everyMs: number, onError: (error: unknown) => void): Pulse {
  const pool = createPool(outbound, () => pulse.wake());
  const pulse = startPulse((stopping) => pool.fill(stopping), everyMs, onError);
  return {
    ...pulse,
    async run() {
      for (let quiet = false; !quiet;) {
        // What ends while it is looked may have held something up that was not seen then.
        const busy = pool.underWay.size > 0;
        await pulse.run();
        quiet = !busy && pool.underWay.size === 0;
        if (pool.underWay.size > 0) await Promise.race(pool.underWay);
      }
    },
    async stop() {
      await pulse.stop();
      const grace = Promise.withResolvers<void>();
      const timer = setTimeout(grace.resolve, graceMs);
      await Promise.race([Promise.all(pool.underWay), grace.promise]);
      clearTimeout(timer);
    },
  };
}
