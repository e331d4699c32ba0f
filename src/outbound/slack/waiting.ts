import type { UserId } from '../../domain/ids.ts';
import { heldUntil, type Patience } from '../../domain/quiet-hours.ts';
import type { Instant } from '../../domain/time.ts';
import { findQuiet } from '../../queries/quiet-hours.ts';
import { hold, retime } from '../../store/bundles.ts';
import type { Claimed } from '../../store/errands.ts';
import type { HeldItem } from '../../store/tables/bundles.ts';
import type { Attempt, Outbound } from '../context.ts';
import { later } from '../signals.ts';

/** Until when something is held back from somebody; null: it goes out now. Whose zone Slack has not said is in the policy's. */
async function waitsUntil(outbound: Outbound, person: UserId, patience: Patience): Promise<Instant | null> {
  const { db, team, clock, policy } = outbound;
  const { hours, zone } = await findQuiet(db, team, person);
  return heldUntil(patience, hours, zone ?? policy().timezone, await clock.now(db));
}

/**
 * Has the errand come again by itself after its person's quiet hours.
 * @throws a signal while it is quiet.
 */
export async function comeLater(attempt: Attempt, person: UserId): Promise<void> {
  const until = await waitsUntil(attempt, person, 'any');
  if (until === null) return;
  await retime(attempt.db, attempt.claimed, until);
  throw later(until, false);
}

/** Holds the errand back where its person has quiet hours and it can wait for their end. Answers whether it does. */
export async function waits(attempt: Attempt, person: UserId, patience: Patience): Promise<boolean> {
  const { db, clock, claimed } = attempt;
  // What may have been posted already is looked for.
  if (patience === 'none' || claimed.doubtful_since || claimed.receipt) return false;
  const item = itemOf(claimed);
  const until = item && (await waitsUntil(attempt, person, patience));
  if (!item || until === null) return false;
  await hold(db, claimed, { person, item, until }, await clock.now(db));
  return true;
}

/** Null for what never waits. */
function itemOf({ id, errand, escalation_id: escalation, matter_id: matter }: Claimed): HeldItem | null {
  if (errand.type === 'tell-person') return escalation && { id, escalation, errand };
  if (errand.type === 'tell-cover' || errand.type === 'tell-handover' || errand.type === 'show-lacks')
    return matter && { id, matter, errand };
  return null;
}
