import type { Command } from '../domain/commands.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { DeadlineId, TeamId } from '../domain/ids.ts';
import type { Deadline } from '../domain/intents.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from '../store/tables/db.ts';
import { findDue, listDue, settle } from '../store/deadlines.ts';
import type { Desk } from './desk.ts';
import { handle } from './handle.ts';

/** Composes what nobody has written: the words are a view's, handed in because a use case knows no language. */
export type Compose = { firstUpdate(escalation: Escalation): string };

/**
 * A wake-up is a question, not an order: the deadline is read again, and there may be nothing to do any more.
 * Whoever wakes twice, or on two machines, settles it once. Answers whether it was this call that settled it.
 */
export async function onDeadline(desk: Desk, compose: Compose, id: DeadlineId): Promise<boolean> {
  const deadline = await findDue(desk.db, id, await desk.clock.now(desk.db));
  if (!deadline) return false;
  let mine = false;
  const ask = async (escalation: Escalation, trx: Trx, now: Instant): Promise<Command | null> => {
    mine = await settle(trx, id, now);
    return mine ? toCommand(deadline, escalation, compose) : null;
  };
  await handle(desk, { team: deadline.team_id, id: deadline.escalation_id }, ask);
  return mine;
}

/**
 * Looks for every deadline of the workspace that is due: a lost alarm is a late alarm, never a lost page. One that fails
 * is passed over and tried again by the next sweep; the others don't wait for it. It begins nothing more when `stopping`.
 */
export async function sweep(
  desk: Desk,
  team: TeamId,
  compose: Compose,
  stopping: () => boolean = () => false,
): Promise<{ settled: number; failures: readonly Error[] }> {
  const batch = 100;
  const seen: DeadlineId[] = [];
  const failures: Error[] = [];
  let settled = 0;
  for (;;) {
    const due = await listDue(desk.db, team, await desk.clock.now(desk.db), seen, batch);
    for (const { id } of due) {
      if (stopping()) return { settled, failures };
      seen.push(id);
      try {
        if (await onDeadline(desk, compose, id)) settled += 1;
      } catch (error) {
        failures.push(new Error(`deadline ${id} could not be settled`, { cause: error }));
      }
    }
    if (due.length < batch) return { settled, failures };
  }
}

type Due = Pick<Deadline, 'kind' | 'tier' | 'round'>;

function toCommand(deadline: Due, escalation: Escalation, compose: Compose): Command {
  switch (deadline.kind) {
    case 'acknowledge':
      return { type: 'expire-tier', tier: deadline.tier, round: deadline.round };
    case 'draft-update':
      return { type: 'offer-draft', text: compose.firstUpdate(escalation) };
    case 'first-update':
      return { type: 'first-update-due', text: compose.firstUpdate(escalation) };
    case 'rca-reminder':
      return { type: 'remind-rca' };
  }
}
