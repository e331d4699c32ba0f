import type { Selectable } from 'kysely';
import type { Escalation } from '../domain/escalation.ts';
import { pageSlot, type Intent } from '../domain/intents.ts';
import type { Instant } from '../domain/time.ts';
import type { Asked, OutboxTable } from './tables/outbox.ts';

/** Said on commit: there is something to send. */
export const outboxChannel = 'relevo_outbox';

/** How far apart in its lane stand the errands that one change of one escalation asks for. */
const placeMs = 50;

export const outboxColumns = [
  'team_id',
  'escalation_id',
  'lane',
  'stream',
  'slot',
  'errand',
  'created_at',
  'place',
  'next_try_at',
] as const;
type OutboxRow = Pick<Selectable<OutboxTable>, (typeof outboxColumns)[number]>;

/** The errands that leave because of one change. One statement may not touch the same slot twice, so each is asked for once. */
export function toOutbox(state: Escalation, errands: readonly Asked[], now: Instant): readonly OutboxRow[] {
  const inLane = new Map<number, number>();
  return withoutRepeats(errands).map((errand) => {
    const lane = laneOf(errand);
    const index = inLane.get(lane) ?? 0;
    inLane.set(lane, index + 1);
    return {
      team_id: state.team,
      escalation_id: state.id,
      lane,
      stream: streamOf(state, errand),
      slot: errand.type === 'show' ? errand.slot : null,
      errand,
      created_at: new Date(now),
      // A case with thirty pages doesn't keep another one's single page waiting for all of them.
      place: new Date(now + index * placeMs),
      next_try_at: new Date(now),
    };
  });
}

/** What of the intents goes out as it is. */
export const leaves = (intent: Intent): intent is Asked => intent.type !== 'arm' && intent.type !== 'cancel';

const withoutRepeats = (errands: readonly Asked[]): readonly Asked[] => [
  ...new Map(errands.map((errand, index) => [errand.type === 'show' ? errand.slot : index, errand])).values(),
];

/** Pages overtake everything; what somebody is waiting for overtakes what merely shows the present. */
function laneOf(errand: Asked): number {
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
    case 'close-room':
      return 3;
  }
}

/** What must not overtake each other: all that concerns the room, a page and what it shows later, each channel. */
function streamOf(state: Escalation, errand: Asked): string {
  switch (errand.type) {
    case 'page':
      return pageSlot(errand);
    case 'show':
      if (errand.slot === 'unanswered') return `channel/${state.terms.fallbackChannel}`;
      return errand.slot === 'card' || errand.slot === 'topic' || errand.slot === 'goodbye' ? 'room' : errand.slot;
    case 'open-room':
    case 'invite':
    case 'furnish-room':
    case 'close-room':
    case 'note':
      return 'room';
    case 'thread-source':
      return 'source';
    case 'tell-channel':
      return `channel/${errand.channel}`;
    case 'tell-person':
      return `person/${errand.person}`;
  }
}
