import type { Escalation } from '../domain/escalation.ts';
import type { Event } from '../domain/events.ts';
import type { Trx } from './tables/db.ts';

/** Adds the events that led to `state`: the last one has the state's version as its seq. */
export async function append(trx: Trx, state: Escalation, events: readonly Event[]): Promise<void> {
  const first = state.version - events.length + 1;
  await trx
    .insertInto('timeline')
    .values(
      events.map((event, index) => ({
        team_id: state.team,
        escalation_id: state.id,
        seq: first + index,
        type: event.type,
        at: new Date(event.at),
        by: event.by,
        data: JSON.stringify(event),
      })),
    )
    .execute();
}
