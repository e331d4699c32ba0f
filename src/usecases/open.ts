import { randomUUID } from 'node:crypto';
import { can } from '../domain/can.ts';
import { decideOpen, type Opening } from '../domain/decide.ts';
import { begin } from '../domain/evolve.ts';
import { asEscalationId, type TeamId } from '../domain/ids.ts';
import { react } from '../domain/react.ts';
import type { Instant } from '../domain/time.ts';
import { turnNames, turnsAfter, type Turns } from '../domain/turns.ts';
import { read, readForOpening } from '../store/escalations.ts';
import { saveOpening } from '../store/save.ts';
import type { Db } from '../store/tables/db.ts';
import { keepTurns, takeTurns } from '../store/turns.ts';
import { applyAll } from './apply.ts';
import type { Desk, Outcome } from './desk.ts';
import { persistently } from './persistently.ts';

/** `requestKey` names the request (a form's id): the same one again answers with what the first opened. */
export type OpenRequest = Opening & { readonly team: TeamId; readonly requestKey: string };

/**
 * Opens an escalation: record, first pages and deadlines are written by one statement, or nothing is; and with them the
 * turn that was taken, where people are paged one at a time. Whatever breaks on the way, it is opened once: begun anew, it
 * finds what it has opened by the request's key.
 */
export const open = (desk: Desk, request: OpenRequest): Promise<Outcome> => persistently(() => openOnce(desk, request));

async function openOnce({ db, clock }: Desk, { team, requestKey, ...opening }: OpenRequest): Promise<Outcome> {
  const { ms, standing, earlier } = await readForOpening(db, team, opening.by, requestKey);
  const escalation = earlier && (await read(db, team, earlier));
  if (escalation) return { escalation, events: [] };
  if (!can({ id: opening.by, team, standing: standing ?? 'stranger' }, 'open', null))
    return { refused: { code: 'not_allowed' }, escalation: null };
  const now = clock.at(ms);
  if (turnNames(opening.terms).length === 0) return write(db, team, requestKey, opening, now, {});
  return db.transaction().execute(async (trx) => {
    const turns = await takeTurns(trx, team, [opening.terms]);
    const outcome = await write(trx, team, requestKey, opening, now, turns);
    await keepTurns(trx, team, turns, turnsAfter(opening.terms, outcome.events, turns));
    return outcome;
  });
}

async function write(db: Db, team: TeamId, requestKey: string, opening: Opening, now: Instant, turns: Turns) {
  const [opened, ...rest] = decideOpen(opening, now, turns);
  if (!opened) throw new Error('opening leads to an event');
  const first = { ...opened, at: now };
  // It gets its number as it is written.
  const escalation = begin({ id: asEscalationId(randomUUID()), team, number: 0 }, first);
  const { state, events, intents } = applyAll(escalation, rest, now);
  const change = {
    before: null,
    state,
    events: [first, ...events],
    intents: [...react(null, escalation, first), ...intents],
  };
  const number = await saveOpening(db, change, requestKey, now);
  return { escalation: { ...state, number }, events: change.events };
}
