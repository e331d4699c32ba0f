import type { EscalationId, TeamId } from '../domain/ids.ts';
import { listDue } from '../store/deadlines.ts';
import { mayPass } from '../store/trouble.ts';
import type { PagingDesk } from './desk.ts';
import { settleDue, type Compose } from './settle-due.ts';
import { persistently } from './persistently.ts';

/** As many escalations as one transaction takes: enough to share its cost, few enough that nobody waits long for a lock. */
const batch = 100;

/**
 * Looks for every deadline of the workspace that is due: a lost alarm is a late alarm, never a lost page. What somebody
 * holds at this moment is passed over and waited for last. One that fails is left to the next sweep; the others don't
 * wait for it. Nothing more is begun when `stopping`. Answers how many escalations it looked after.
 * @throws when the database fails as a whole.
 */
export async function sweep(
  desk: PagingDesk,
  team: TeamId,
  compose: Compose,
  stopping: () => boolean = () => false,
): Promise<{ settled: number; failures: readonly Error[] }> {
  const failed = new Map<EscalationId, unknown>();
  let settled = 0;
  const settle = async (ids: readonly EscalationId[], held: 'wait' | 'skip'): Promise<number> => {
    const done = await persistently(() => settleDue(desk, team, compose, ids, held));
    for (const [id, error] of done.failures) failed.set(id, error);
    settled += done.ids.length - done.failures.size;
    return done.ids.length;
  };
  const oneByOne = async (ids: readonly EscalationId[]): Promise<void> => {
    for (const id of ids) {
      if (stopping()) return;
      await settle([id], 'wait').catch((error: unknown) => {
        if (mayPass(error)) throw error;
        failed.set(id, error);
      });
    }
  };
  while (!stopping()) {
    const ids = await listDue(desk.db, team, await desk.clock.now(desk.db), [...failed.keys()], batch);
    if (ids.length === 0) break;
    try {
      const done = await settle(ids, 'skip');
      // There were no more, and nobody held one of them.
      if (done === ids.length && done < batch) break;
      if (done === 0) await settle(ids, 'wait');
    } catch (error) {
      if (mayPass(error)) throw error;
      // One of them can't be written, and must not hold the others back.
      await oneByOne(ids);
    }
  }
  const failures = [...failed].map(([id, cause]) => new Error(`what is due of escalation ${id} failed`, { cause }));
  return { settled, failures };
}
