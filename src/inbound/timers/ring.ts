import { setTimeout as pause } from 'node:timers/promises';
import { asDeadlineId } from '../../domain/ids.ts';
import { second } from '../../domain/time.ts';
import { dueAt } from '../../queries/deadlines.ts';
import type { Desk } from '../../usecases/desk.ts';

/** Further ahead than this is no slip between two clocks: the alarm is of something that was moved, and rings again. */
const longestSlipMs = second;

/**
 * What an alarm clock calls with a deadline's id. It has everything looked at that is due: of two thousand alarms that
 * ring at once, the first settles most of what the others ring for. `look` resolves when a whole look that began after
 * the call is over.
 * An alarm rings a moment early, and whoever is awake by then waits for the exact moment. Alarms go by the clock of this
 * machine and deadlines by the database's, so it may be another moment than was meant.
 * @throws when the deadline is still open after that, so that the alarm rings again.
 */
export const ring =
  (desk: Desk, look: () => Promise<void>) =>
  async (id: string): Promise<void> => {
    const deadline = asDeadlineId(id);
    const due = await dueAt(desk.db, deadline);
    if (due === undefined) return;
    const early = due - (await desk.clock.now(desk.db));
    if (early > longestSlipMs) return;
    // A timer may fire a fraction of a millisecond early.
    if (early > 0) await pause(early + 1);
    await look();
    if ((await dueAt(desk.db, deadline)) !== undefined) throw new Error('a deadline is due and was not settled');
  };
