import { setTimeout as pause } from 'node:timers/promises';
import { asDeadlineId } from '../../domain/ids.ts';
import { second } from '../../domain/time.ts';
import { dueAt } from '../../queries/deadlines.ts';
import type { Desk } from '../../usecases/desk.ts';
import { onDeadline, type Compose } from '../../usecases/on-deadline.ts';

/** Further ahead than this is no slip between two clocks: the alarm is of something that was moved, and rings again. */
const longestSlipMs = second;

/**
 * What an alarm clock calls with a deadline's id: it asks whether there is something to do, and has the outbox look.
 * Alarms go by the clock of this machine and deadlines by the database's. One that rings a moment early waits for that
 * moment: sent away, it would be found by the next sweep only, seconds late.
 */
export const ring =
  (desk: Desk, compose: Compose, wake: () => void) =>
  async (id: string): Promise<void> => {
    const deadline = asDeadlineId(id);
    const due = await dueAt(desk.db, deadline);
    if (due === undefined) return;
    const early = due - (await desk.clock.now(desk.db));
    if (early > longestSlipMs) return;
    if (early > 0) await pause(early);
    if (await onDeadline(desk, compose, deadline)) wake();
  };
