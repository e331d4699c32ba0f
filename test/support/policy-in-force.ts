import type { Policy } from '../../src/domain/policy.ts';
import { loadPolicy } from '../../src/launch.ts';

const own = await loadPolicy(null);

/** The policy that comes with Relevo, for whoever sends. */
export const policyInForce = (): Policy => own;
