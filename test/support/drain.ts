import type { Outbound } from '../../src/outbound/context.ts';
import { createPool } from '../../src/outbound/worker.ts';

/** Sends once what may be sent now, and what that brings about; `stopping` ends it early. Answers how many were tried. */
export async function drain(outbound: Outbound, stopping: () => boolean = () => false): Promise<number> {
  const pool = createPool(outbound, () => {});
  let ran = 0;
  for (;;) {
    const busy = pool.underWay.size > 0;
    const began = await pool.fill(stopping);
    ran += began;
    if (!busy && began === 0) return ran;
    if (pool.underWay.size > 0) await Promise.race(pool.underWay);
  }
}
