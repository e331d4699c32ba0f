import { randomUUID } from 'node:crypto';
import { can } from '../domain/can.ts';
import { decideOpen, type Opening } from '../domain/decide.ts';
import { begin } from '../domain/evolve.ts';
import { asEscalationId, type TeamId } from '../domain/ids.ts';
import { react } from '../domain/react.ts';
import { findByRequest, insert, nextNumber } from '../store/escalations.ts';
import { enqueue } from '../store/outbox.ts';
import { standingOf } from '../store/people.ts';
import { append } from '../store/timeline.ts';
import type { Desk, Outcome } from './desk.ts';
import { applyAll } from './handle.ts';

/** `requestKey` names the request (a form's id): the same one again answers with what the first opened. */
export type OpenRequest = Opening & { readonly team: TeamId; readonly requestKey: string };

/** Opens an escalation: record, first pages and deadlines are committed together, or nothing is. */
export async function open(desk: Desk, request: OpenRequest): Promise<Outcome> {
  const { team, requestKey, ...opening } = request;
  return desk.db.transaction().execute(async (trx) => {
    const standing = await standingOf(trx, team, opening.by);
    if (!can({ id: opening.by, team, standing }, 'open', null))
      return { refused: { code: 'not_allowed' }, escalation: null };
    // Taking the number locks the workspace's row, so a twin of this request waits here and then finds what we wrote.
    const number = await nextNumber(trx, team);
    const earlier = await findByRequest(trx, team, requestKey);
    if (earlier) return { escalation: earlier, events: [] };
    const now = await desk.clock.now(trx);
    const [opened, ...rest] = decideOpen(opening, now);
    if (!opened) throw new Error('opening leads to an event');
    const first = { ...opened, at: now };
    const begun = begin({ id: asEscalationId(randomUUID()), team, number }, first);
    const step = applyAll(begun, rest, now);
    await insert(trx, step.state, requestKey);
    await append(trx, step.state, [first, ...step.events]);
    await enqueue(trx, step.state, [...react(null, begun, first), ...step.intents], now);
    return { escalation: step.state, events: [first, ...step.events] };
  });
}
