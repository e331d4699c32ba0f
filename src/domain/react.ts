import { roomTimed } from './closing-room.ts';
import type { Escalation } from './escalation.ts';
import type { Event, EventType } from './events.ts';
import { feedbackShown, feedbackTimed } from './feedback.ts';
import type { UserId } from './ids.ts';
import { owed } from './first-update.ts';
import { pageSlot, type Intent } from './intents.ts';
import { promisesArmed, promisesTold } from './promises.ts';
import { remindOfRcaAt } from './rca.ts';
import { customersTold } from './react-customer-text.ts';
import { holders, rolesTold } from './roles.ts';
import { dueAfter } from './terms.ts';
import { isPaging } from './tiers.ts';
import type { Instant } from './time.ts';

/**
 * What the world must be asked for after an event: `before` is null for the first one, `after.version` is the event's
 * seq. What everybody sees (card, line, pages that changed) is shown after every event: showing is coalesced, so saying
 * it once too often costs nothing, and forgetting it would leave a lie on a screen.
 */
export function react(before: Escalation | null, after: Escalation, event: Event): readonly Intent[] {
  return [
    ...asked(before, after, event),
    ...promisesArmed(before, after),
    ...roomTimed(before, after),
    ...feedbackTimed(before, after),
    ...feedbackShown(after, event),
    ...promisesTold(after, event),
    ...customersTold(before, after, event),
    ...changedPages(before, event),
    ...told(before, after, event),
    // After all that is still told in it.
    ...(event.type === 'room-closing' ? [{ type: 'close-room' } as const] : []),
  ];
}

function asked(before: Escalation | null, after: Escalation, event: Event): readonly Intent[] {
  const seq = after.version;
  switch (event.type) {
    case 'opened': {
      const { draftAfterMs, withinMs } = event.terms.firstUpdate;
      return [
        { type: 'arm', deadline: at('draft-update', dueAfter(event.terms, event.at, draftAfterMs)) },
        { type: 'arm', deadline: at('first-update', dueAfter(event.terms, event.at, withinMs)) },
        ...(event.source.messageTs ? [{ type: 'thread-source' } as const] : []),
      ];
    }
    case 'paged': {
      const pages = event.people.map((person) => ({ type: 'page', ...pageOf(event), person }) as const);
      // The next person of the same tier is asked within the time that the tier has.
      if (before && isPaging(before, event)) return pages;
      const { tier, round, answerBy } = event;
      return [
        ...pages,
        { type: 'cancel', kinds: ['acknowledge'] },
        { type: 'arm', deadline: { kind: 'acknowledge', tier, round, dueAt: answerBy } },
      ];
    }
    case 'unanswered':
      return [
        { type: 'cancel', kinds: ['acknowledge'] },
        { type: 'tell-channel', channel: after.terms.fallbackChannel, seq },
      ];
    case 'severity-changed':
      return retimed(after, event);
    case 'acknowledged':
      return [{ type: 'cancel', kinds: ['acknowledge'] }, ...invite(after, [event.by])];
    case 'roles-given':
      return [...rolesTold(event, seq), ...invite(after, holders(event.roles))];
    case 'room-requested':
      return [{ type: 'open-room' }];
    case 'room-opened':
      return arrival(after);
    case 'joined':
      return invite(after, [event.by]);
    case 'update-drafted':
      return [{ type: 'show', slot: 'draft' }];
    case 'update-posted':
      return [...promiseIsOver(before), ...stakeholders(after, seq)];
    case 'update-skipped':
      return promiseIsOver(before);
    case 'resolved':
      return [
        { type: 'cancel', kinds: ['acknowledge'] },
        ...promiseIsOver(before),
        ...stakeholders(after, seq),
        ...(event.by === after.openedBy ? [] : [{ type: 'tell-person', person: after.openedBy, seq } as const]),
      ];
    case 'reopened':
      return [
        ...stakeholders(after, seq),
        ...(after.status === 'working' && after.lead !== event.by
          ? [{ type: 'tell-person', person: after.lead, seq } as const]
          : []),
      ];
    case 'rca-requested':
      return [
        { type: 'tell-person', person: event.owner, seq },
        { type: 'arm', deadline: at('rca-reminder', remindOfRcaAt(event.at, event.dueAt)) },
        ...invite(after, [event.owner]),
      ];
    case 'rca-reminded':
      return after.rca ? [{ type: 'tell-person', person: after.rca.owner, seq }] : [];
    case 'update-reminded':
    case 'overdue':
    case 'passed-over':
    case 'declined':
    case 'page-undeliverable':
    case 'reached':
    case 'not-reached':
    case 'room-failed':
    case 'room-closing':
    case 'room-kept':
    case 'room-archived':
    case 'room-not-archived':
    case 'feedback-asked':
    case 'feedback-given':
    case 'customer-text-written':
    case 'customer-text-approved':
    case 'customer-text-sent-back':
    case 'customer-text-overdue':
    case 'customer-told':
      return [];
  }
}

/** What is promised anew takes the place of the same promise with another time. */
function retimed(after: Escalation, event: Extract<Event, { type: 'severity-changed' }>): readonly Intent[] {
  const { tier, round, terms, firstUpdate } = after;
  const { answerBy, updateBy } = event;
  const draftAt = Math.max(event.at, dueAfter(terms, after.openedAt, terms.firstUpdate.draftAfterMs));
  return [
    ...(answerBy === null
      ? []
      : [{ type: 'arm', deadline: { kind: 'acknowledge', tier, round, dueAt: answerBy } } as const]),
    ...(updateBy === null ? [] : [{ type: 'arm', deadline: at('first-update', updateBy) } as const]),
    ...(firstUpdate.status === 'due' ? [{ type: 'arm', deadline: at('draft-update', draftAt) } as const] : []),
    ...(firstUpdate.status === 'drafted' ? [{ type: 'show', slot: 'draft' } as const] : []),
  ];
}

/** The room begins with its card; then come links, people and the story so far. */
function arrival(after: Escalation): readonly Intent[] {
  const lead = after.status === 'working' ? [after.lead] : [];
  const manager = after.terms.manager ? [after.terms.manager] : [];
  const owner = after.rca ? [after.rca.owner] : [];
  const involved = after.involved?.people ?? [];
  const people = [
    after.openedBy,
    ...lead,
    ...manager,
    ...after.terms.roleHolders,
    ...holders(after.roles),
    ...after.joined,
    ...owner,
    ...involved,
  ];
  const story = Array.from({ length: after.version - 1 }, (_, index) => ({ type: 'note', seq: index + 1 }) as const);
  return [
    { type: 'show', slot: 'card' },
    { type: 'show', slot: 'topic' },
    ...invite(after, [...new Set(people)]),
    { type: 'furnish-room' },
    ...story,
  ];
}

/** A page tells of the others too: how paging stands, who has it, whether there is a room. */
const tellsPages: ReadonlySet<EventType> = new Set([
  'paged',
  'unanswered',
  'severity-changed',
  'acknowledged',
  'declined',
  'page-undeliverable',
  'resolved',
  'reopened',
  'room-opened',
  'room-failed',
]);

/** Every page that reads differently now. One that was just made is sent by its own intent. */
const changedPages = (before: Escalation | null, event: Event): readonly Intent[] =>
  tellsPages.has(event.type) ? (before?.pages ?? []).map((page) => ({ type: 'show', slot: pageSlot(page) })) : [];

/** What is seen by everybody, and the line in the room's story. */
function told(before: Escalation | null, after: Escalation, event: Event): readonly Intent[] {
  // Slack says aloud that a topic was set, also to what it was: only what it tells is a reason.
  const topical =
    before?.status !== after.status ||
    before.terms !== after.terms ||
    owesUpdate(before) !== owesUpdate(after) ||
    before.rca !== after.rca;
  const room: readonly Intent[] =
    after.room.status === 'open'
      ? [
          { type: 'show', slot: 'card' },
          ...(topical ? [{ type: 'show', slot: 'topic' } as const] : []),
          { type: 'note', seq: after.version },
        ]
      : [];
  // At its very beginning it counts as unanswered, and no channel was told.
  const notice: readonly Intent[] =
    before?.status === 'unanswered' && event.at > before.openedAt ? [{ type: 'show', slot: 'unanswered' }] : [];
  return [{ type: 'show', slot: 'line' }, ...notice, ...room];
}

const invite = (after: Escalation, people: readonly UserId[]): readonly Intent[] =>
  after.room.status === 'open' ? [{ type: 'invite', people }] : [];

const stakeholders = ({ terms }: Escalation, seq: number): readonly Intent[] => [
  ...terms.stakeholderChannels.map((channel) => ({ type: 'tell-channel', channel, seq }) as const),
  ...(terms.executiveChannels ?? []).map(
    (channel) => ({ type: 'tell-channel', channel, seq, audience: 'executives' }) as const,
  ),
];

const owesUpdate = (state: Escalation | null): boolean => state !== null && owed(state.firstUpdate) !== null;

/** Once the first update is settled no clock runs for it, and its draft says what became of it. */
function promiseIsOver(before: Escalation | null): readonly Intent[] {
  if (!owesUpdate(before)) return [];
  const drafted = before?.firstUpdate.status === 'drafted';
  return [
    { type: 'cancel', kinds: ['draft-update', 'first-update'] },
    ...(drafted ? [{ type: 'show', slot: 'draft' } as const] : []),
  ];
}

const pageOf = ({ tier, round, lateBy }: Extract<Event, { type: 'paged' }>) =>
  lateBy === undefined ? { tier, round } : { tier, round, lateBy };

const at = (kind: 'draft-update' | 'first-update' | 'rca-reminder', dueAt: Instant) => ({
  kind,
  tier: 0,
  round: 0,
  dueAt,
});
