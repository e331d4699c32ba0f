import type { Command } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { EscalationId, TeamId } from '../domain/ids.ts';
import type { Deadline } from '../domain/intents.ts';
import type { Directory } from '../domain/plan.ts';
import { atPresent } from '../domain/present.ts';
import type { Instant } from '../domain/time.ts';
import { turnsAfter, type Turns } from '../domain/turns.ts';
import { readPresent } from '../store/directory.ts';
import { lock, readForSettling } from '../store/escalations.ts';
import { saveChanges, type Change } from '../store/save.ts';
import { toEscalation } from '../store/tables/row.ts';
import { keepTurns, takeTurns } from '../store/turns.ts';
import { applyAll } from './apply.ts';
import type { PagingDesk } from './desk.ts';

/** Composes what nobody has written: the words are a view's, handed in because a use case knows no language. */
export type Compose = {
  firstUpdate(escalation: Escalation): string;
  /** With the name of the exact words. */
  customerText(escalation: Escalation): { readonly text: string; readonly hash: string };
};

type Due = Pick<Deadline, 'kind' | 'tier' | 'round'>;

/** What came of a batch: how many escalations were locked and settled, and why others could not be. */
type Settled = { readonly ids: readonly EscalationId[]; readonly failures: ReadonlyMap<EscalationId, unknown> };

/**
 * Settles what is due of several escalations in one transaction. Being asked is no order: under the lock their deadlines
 * are read again, and there may be nothing to do any more, so that of two machines one settles each.
 * One that can't be decided is left as it is; one that can't be written fails them all.
 */
export async function settleDue(
  { db, clock, schedules }: PagingDesk,
  team: TeamId,
  compose: Compose,
  ids: readonly EscalationId[],
  held: 'wait' | 'skip',
): Promise<Settled> {
  return db.transaction().execute(async (trx) => {
    const rows = await lock(trx, team, ids, held);
    const locked = rows.map(({ id }) => id);
    const failures = new Map<EscalationId, unknown>();
    if (locked.length === 0) return { ids: [], failures };
    const read = await readForSettling(trx, locked);
    const now = clock.at(read.ms);
    const due = Map.groupBy(
      read.open.filter(({ dueMs }) => dueMs <= now),
      (each) => each.escalation_id,
    );
    const pages = Map.groupBy(read.pages, (page) => page.escalation_id);
    const terms = rows.flatMap((row) => (due.has(row.id) ? [row.terms] : []));
    const before = await takeTurns(trx, team, terms);
    const directory = await readPresent(trx, team, terms, schedules(), now);
    let turns = before;
    const changes = rows.flatMap((row) => {
      try {
        const deadlines = due.get(row.id) ?? [];
        if (deadlines.length === 0) return [];
        const settled = keep(toEscalation(row, pages.get(row.id) ?? []), deadlines, compose, directory, now, turns);
        turns = settled.turns;
        return [settled.change];
      } catch (error) {
        failures.set(row.id, error);
        return [];
      }
    });
    if (changes.length > 0) await saveChanges(trx, changes, now);
    await keepTurns(trx, team, before, turns);
    return { ids: locked, failures };
  });
}

/** Applies what each deadline asks for, in their order, to what the one before it has made. */
function keep(
  before: Escalation,
  due: readonly Due[],
  compose: Compose,
  directory: Directory,
  now: Instant,
  begun: Turns,
) {
  let change: Change = { before, state: before, events: [], intents: [], due: due.map(({ kind }) => kind) };
  let turns = begun;
  for (const deadline of due) {
    const present = atPresent(change.state, directory);
    const decision = decide(present, toCommand(deadline, present, compose), null, now, turns);
    if ('refused' in decision) continue;
    const step = applyAll(change.state, decision.events, now);
    const events = [...change.events, ...step.events];
    change = { ...change, state: step.state, events, intents: [...change.intents, ...step.intents] };
    turns = turnsAfter(present.terms, step.events, turns);
  }
  return { change, turns };
}

function toCommand(deadline: Due, escalation: Escalation, compose: Compose): Command {
  switch (deadline.kind) {
    case 'acknowledge':
      return { type: 'expire-tier', tier: deadline.tier, round: deadline.round };
    case 'draft-update':
      return { type: 'offer-draft', text: compose.firstUpdate(escalation) };
    case 'first-update':
      return { type: 'first-update-due', text: compose.firstUpdate(escalation) };
    case 'next-update':
      return { type: 'next-update-due', text: compose.firstUpdate(escalation) };
    case 'customer-text':
      return { type: 'customer-text-due', ...compose.customerText(escalation) };
    case 'resolve':
      return { type: 'resolve-due' };
    case 'rca-reminder':
      return { type: 'remind-rca' };
    case 'close-room':
      return { type: 'close-room-due' };
    case 'ask-feedback':
      return { type: 'feedback-due' };
  }
}
