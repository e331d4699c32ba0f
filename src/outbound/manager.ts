import type { TeamId, UserId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import { termsFor } from '../queries/terms.ts';
import type { Clock } from '../store/clock.ts';
import type { Db } from '../store/tables/db.ts';

type Asking = { readonly team: TeamId; readonly db: Db; readonly clock: Clock; policy(): Policy };

/** Who would be the manager of what opens now; of which severity makes no difference. */
export async function managerOf({ db, team, policy, clock }: Asking): Promise<UserId | null> {
  const rules = policy();
  const severity = rules.severities[0]?.key ?? '';
  const facts = { severity, kind: null, route: null, customerTier: null, services: [] };
  return (await termsFor(db, team, rules, facts, await clock.now(db)))?.manager ?? null;
}
