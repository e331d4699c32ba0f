import type { DeadlineId } from '../domain/ids.ts';
import { dueAt } from '../queries/deadlines.ts';
import type { Outbound } from './context.ts';

/** Sets the alarm of a deadline that is still a promise. */
export async function setAlarm({ db, clock, alarms }: Outbound, deadline: DeadlineId): Promise<null> {
  const due = await dueAt(db, deadline);
  if (due !== undefined) await alarms.set(deadline, due, await clock.now(db));
  return null;
}
