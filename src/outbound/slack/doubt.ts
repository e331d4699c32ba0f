import { second } from '../../domain/time.ts';
import { countRepeat } from '../../store/errands.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import type { Attempt } from '../context.ts';
import { failureOf } from '../failure.ts';
import { later, over } from '../signals.ts';
import { lookFor } from './look.ts';
import type { Place } from './place.ts';

/** What is posted late turns up late: it is missing when it was not there twice, so far apart. */
const betweenLooksMs = 5 * second;
/** How long is waited for a look that Slack does not grant. */
const patienceMs = 25 * second;

/** What is done when nobody can look: a repeat is better than a loss, or a person must decide. */
export type IfLost = 'send again' | 'ask a person';

/** `found`: it is there. `absent`: it is not, as far as anybody can tell. `unseen`: nobody could look. */
export type Doubt = { readonly found: Receipt } | 'absent' | 'unseen';

/**
 * Settles whether a message of a doubtful errand was posted. It may take more than one attempt.
 * @throws a signal to look again later, or to give up: `unconfirmed`.
 */
export async function settleDoubt(attempt: Attempt, place: Place, mark: string, ifLost: IfLost): Promise<Doubt> {
  const { claimed, web, db, clock } = attempt;
  const now = await clock.now(db);
  const since = (claimed.first_tried_at ?? claimed.created_at).getTime();
  const missed = claimed.missed_at?.getTime();
  let found: readonly Receipt[];
  try {
    found = await lookFor(web, place, mark, since);
  } catch (error) {
    return unseen(attempt, now, ifLost, error);
  }
  const [first] = found;
  if (first) return { found: first };
  if (missed === undefined) throw later(now + betweenLooksMs, true);
  if (now < missed + betweenLooksMs) throw later(missed + betweenLooksMs, true);
  return again(attempt, 'absent');
}

/** What was sent again once is not sent again by guess: looking goes on until it is given up. */
async function unseen(attempt: Attempt, now: number, ifLost: IfLost, error: unknown): Promise<'unseen'> {
  const { claimed } = attempt;
  const until = (claimed.doubtful_since?.getTime() ?? now) + patienceMs;
  const fault = failureOf(error);
  if (fault.kind === 'shut_out') throw error;
  if (now < until) throw later(Math.min(until, now + betweenLooksMs), false);
  if (ifLost === 'ask a person') throw over('unconfirmed');
  const passes = fault.kind === 'no_answer' || fault.kind === 'limited';
  if (claimed.repeats > 0) throw passes ? error : over('unconfirmed');
  return again(attempt, 'unseen');
}

/** Kept before it is sent: who is killed then leaves behind that there may be two. */
async function again<How>({ db, claimed }: Attempt, how: How): Promise<How> {
  if (await countRepeat(db, claimed)) return how;
  throw new Error('somebody else carries this out by now');
}
