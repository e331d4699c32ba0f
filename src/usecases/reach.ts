import { randomBytes } from 'node:crypto';
import type { TeamId, UserId } from '../domain/ids.ts';
import type { Reach } from '../domain/reach.ts';
import { wakeBundles } from '../store/bundles.ts';
import { saveReach, saveSecret } from '../store/reach.ts';
import type { Desk } from './desk.ts';

export type Owner = { readonly team: TeamId; readonly user: UserId };

/** Keeps how somebody wants to be reached, in the place of all they chose before; what waits for them is looked at anew. */
export async function changeReach(desk: Desk, owner: Owner, reach: Reach): Promise<void> {
  if (reach.webhook) await secretOf(desk, owner);
  const { team, user } = owner;
  await desk.db.transaction().execute(async (trx) => {
    const now = await desk.clock.now(trx);
    await saveReach(trx, team, user, reach, now);
    await wakeBundles(trx, team, [user], now);
  });
}

/** Makes somebody another secret, which signs from now on what their webhook gets. */
export const renewSecret = async ({ db, clock }: Desk, owner: Owner): Promise<string> =>
  saveSecret(db, owner, newSecret(), 'new', await clock.now(db));

/** The secret that signs what somebody's webhook gets; made when it is first needed. */
export const secretOf = async ({ db, clock }: Desk, owner: Owner): Promise<string> =>
  saveSecret(db, owner, newSecret(), 'first', await clock.now(db));

const newSecret = (): string => `rvs_${randomBytes(32).toString('base64url')}`;
