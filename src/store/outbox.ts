import { sql } from 'kysely';
import type { Escalation } from '../domain/escalation.ts';
import { pageSlot, type Intent } from '../domain/intents.ts';
import type { Instant } from '../domain/time.ts';
import * as deadlines from './deadlines.ts';
import type { Errand } from './tables/outbox.ts';
import type { Trx } from './tables/db.ts';

/** Said on commit: there is something to send. */
export const outboxChannel = 'relevo_outbox';

/** Writes what must leave into the outbox, and deadlines into their table, all in the transaction of the state. */
export async function enqueue(trx: Trx, state: Escalation, intents: readonly Intent[], now: Instant): Promise<void> {
  const errands = [...intents.filter(leaves), ...(await keepDeadlines(trx, state, intents, now))];
  const rows = withoutRepeats(errands).map((errand) => row(state, errand, now));
  if (rows.length === 0) return;
  await trx
    .insertInto('outbox')
    .values(rows)
    // Updating, not ignoring: it locks the waiting row, so no worker can claim and render it before this commit.
    .onConflict((conflict) =>
      conflict
        .columns(['escalation_id', 'slot'])
        .where('slot', 'is not', null)
        .where('done_at', 'is', null)
        .where('lease', 'is', null)
        .doUpdateSet((eb) => ({ created_at: eb.ref('excluded.created_at') })),
    )
    .execute();
  await sql`select pg_notify(${outboxChannel}, '')`.execute(trx);
}

const leaves = (intent: Intent): intent is Exclude<Intent, { type: 'arm' | 'cancel' }> =>
  intent.type !== 'arm' && intent.type !== 'cancel';

/** Cancels before it arms: the next tier's time begins where the last one's is over. */
async function keepDeadlines(
  trx: Trx,
  state: Escalation,
  intents: readonly Intent[],
  now: Instant,
): Promise<readonly Errand[]> {
  const over = intents.flatMap((intent) => (intent.type === 'cancel' ? intent.kinds : []));
  const promised = intents.flatMap((intent) => (intent.type === 'arm' ? [intent.deadline] : []));
  const cancelled = await deadlines.cancel(trx, state, over, now);
  const armed = await deadlines.arm(trx, state, promised);
  return [
    ...cancelled.map((deadline) => ({ type: 'clear-alarm', deadline }) as const),
    ...armed.map((deadline) => ({ type: 'set-alarm', deadline }) as const),
  ];
}

/** One statement may not touch the same slot twice. */
const withoutRepeats = (errands: readonly Errand[]): readonly Errand[] => [
  ...new Map(errands.map((errand, index) => [errand.type === 'show' ? errand.slot : index, errand])).values(),
];

const row = (state: Escalation, errand: Errand, now: Instant) => ({
  team_id: state.team,
  escalation_id: state.id,
  lane: laneOf(errand),
  stream: streamOf(state, errand),
  slot: errand.type === 'show' ? errand.slot : null,
  errand: JSON.stringify(errand),
  created_at: new Date(now),
  place: new Date(now),
  next_try_at: new Date(now),
});

/**
 * Pages overtake everything; what somebody is waiting for overtakes what merely shows the present. Alarms come last: a
 * queue that doesn't answer would hold pages back, and a sweep keeps what no alarm rings for.
 */
function laneOf(errand: Errand): number {
  switch (errand.type) {
    case 'page':
      return 0;
    case 'open-room':
    case 'invite':
    case 'tell-channel':
    case 'tell-person':
      return 1;
    case 'show':
    case 'thread-source':
      return 2;
    case 'note':
    case 'furnish-room':
    case 'set-alarm':
    case 'clear-alarm':
      return 3;
  }
}

/** What must not overtake each other: all that concerns the room, a page and what it shows later, each channel, each alarm. */
function streamOf(state: Escalation, errand: Errand): string {
  switch (errand.type) {
    case 'page':
      return pageSlot(errand);
    case 'show':
      if (errand.slot === 'unanswered') return `channel/${state.terms.fallbackChannel}`;
      return errand.slot === 'card' || errand.slot === 'topic' ? 'room' : errand.slot;
    case 'open-room':
    case 'invite':
    case 'furnish-room':
    case 'note':
      return 'room';
    case 'thread-source':
      return 'source';
    case 'tell-channel':
      return `channel/${errand.channel}`;
    case 'tell-person':
      return `person/${errand.person}`;
    case 'set-alarm':
    case 'clear-alarm':
      return `alarm/${errand.deadline}`;
  }
}
