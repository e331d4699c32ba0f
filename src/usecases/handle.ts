import type { Actor } from '../domain/can.ts';
import type { Command } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import { atPresent } from '../domain/present.ts';
import { turnsAfter } from '../domain/turns.ts';
import { readPresent } from '../store/directory.ts';
import { lock, readForDecision } from '../store/escalations.ts';
import { saveDenial } from '../store/refusals.ts';
import { saveChanges } from '../store/save.ts';
import { toEscalation } from '../store/tables/row.ts';
import { keepTurns, takeTurns } from '../store/turns.ts';
import { applyAll } from './apply.ts';
import type { Outcome, PagingDesk, Target } from './desk.ts';
import { persistently } from './persistently.ts';

/**
 * The one shape of a change: lock → read → decide → evolve → save state, timeline and outbox → commit.
 * `key` names the request: of the same one again nothing comes but the present state. It is begun anew when the database
 * fails on the way, so a command without a key must be one that finds nothing to do the second time.
 */
export async function handle(
  { db, clock, schedules }: PagingDesk,
  { team, id }: Target,
  command: Command,
  key: string | null = null,
): Promise<Outcome> {
  const by = 'by' in command ? command.by : null;
  const request = key === null ? null : { team, key };
  const work = () =>
    db.transaction().execute(async (trx): Promise<Outcome> => {
      // The lock comes first: of two people who answer at once, the second must decide on what the first has done.
      const [row] = await lock(trx, team, [id]);
      if (!row) return { refused: { code: 'not_found' }, escalation: null };
      const read = await readForDecision(trx, row, by, request);
      const now = clock.at(read.ms);
      const escalation = toEscalation(row, read.pages);
      if (read.taken) return { escalation, events: [] };
      const actor: Actor | null = by && { id: by, team, standing: read.standing ?? 'stranger' };
      const turns = await takeTurns(trx, team, [escalation.terms]);
      const present = atPresent(escalation, await readPresent(trx, team, [escalation.terms], schedules(), now));
      const decision = decide(present, command, actor, now, turns);
      if ('refused' in decision) {
        if (decision.refused.code === 'not_allowed' && actor && 'by' in command)
          await saveDenial(trx, team, { by: actor.id, standing: actor.standing, asked: command.type, about: id }, now);
        return { refused: decision.refused, escalation };
      }
      const step = applyAll(escalation, decision.events, now);
      if (step.events.length > 0) await saveChanges(trx, [{ before: escalation, ...step }], now, request);
      await keepTurns(trx, team, turns, turnsAfter(present.terms, step.events, turns));
      return { escalation: step.state, events: step.events };
    });
  return persistently(work);
}
