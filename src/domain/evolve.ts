import { customerTextAfter, customerTextAtFirst } from './customer-text.ts';
import type { Case, Escalation, FirstUpdate, Page, PageState, Room } from './escalation.ts';
import type { Event } from './events.ts';
import { owed } from './first-update.ts';
import type { EscalationId, TeamId } from './ids.ts';
import type { Way } from './reach.ts';
import { nextUpdateFrom, resolveByFrom } from './promises.ts';
import { underSeverity } from './severity.ts';
import { dueAfter } from './terms.ts';
import { isPage, isPaging, type PageKey } from './tiers.ts';

export type Identity = { readonly id: EscalationId; readonly team: TeamId; readonly number: number };

/** The state that an `opened` event begins: nobody is paged yet, which the next event changes in the same transaction. */
export function begin(identity: Identity, event: Event): Escalation {
  if (event.type !== 'opened') throw new Error(`an escalation begins with "opened", not with "${event.type}"`);
  return {
    ...identity,
    version: 1,
    details: event.details,
    source: event.source,
    openedBy: event.by,
    openedAt: event.at,
    terms: event.terms,
    roles: {},
    pages: [],
    room: { status: 'none' },
    firstUpdate: { status: 'due', by: dueAfter(event.terms, event.at, event.terms.firstUpdate.withinMs) },
    nextUpdate: null,
    resolveBy: resolveByFrom(event.terms, event.at),
    involved: null,
    customerText: customerTextAtFirst(event.details, event.terms, event.at),
    rca: null,
    feedback: [],
    joined: [],
    tier: 0,
    round: 1,
    status: 'unanswered',
    since: event.at,
  };
}

/** Folding the timeline from its first event gives the row. */
export function fold(identity: Identity, events: readonly Event[]): Escalation {
  const [first, ...rest] = events;
  if (!first) throw new Error('an escalation has at least one event');
  return rest.reduce(evolve, begin(identity, first));
}

/** The state after one more event. */
export function evolve(before: Escalation, event: Event): Escalation {
  return { ...change(before, event), version: before.version + 1 };
}

function change(before: Escalation, event: Event): Escalation {
  const step = { tier: before.tier, round: before.round };
  switch (event.type) {
    case 'opened':
      throw new Error('an escalation opens once');
    case 'paged': {
      const { tier, round, answerBy } = event;
      const added = event.people.map((person): Page => ({ tier, round, person, state: 'waiting', reason: null }));
      const pages = [...turn(before.pages, ['waiting'], 'expired'), ...added];
      // The next person of a tier is asked within the time that the tier has.
      const pagedAt = before.status === 'paging' && isPaging(before, event) ? before.pagedAt : event.at;
      return { ...caseOf(before), status: 'paging', tier, round, pagedAt, answerBy, pages };
    }
    case 'passed-over':
      return before;
    case 'unanswered':
      return {
        ...caseOf(before),
        ...step,
        status: 'unanswered',
        since: event.at,
        pages: turn(before.pages, ['waiting'], 'expired'),
      };
    case 'severity-changed': {
      const promised = owed(before.firstUpdate);
      const after = {
        ...before,
        details: { ...before.details, severity: event.to.severity.key },
        terms: underSeverity(before.terms, event.to),
        firstUpdate: promised && event.updateBy !== null ? { ...promised, by: event.updateBy } : before.firstUpdate,
        nextUpdate:
          event.nextUpdateBy === null ? null : { by: event.nextUpdateBy, text: before.nextUpdate?.text ?? null },
        resolveBy: event.resolveBy,
        customerText:
          before.customerText && event.customerBy !== undefined
            ? { ...before.customerText, by: event.customerBy }
            : before.customerText,
      };
      return after.status === 'paging' && event.answerBy !== null ? { ...after, answerBy: event.answerBy } : after;
    }
    case 'roles-given':
      return { ...before, roles: { ...before.roles, ...event.roles } };
    case 'acknowledged':
      return {
        ...caseOf(before),
        ...step,
        status: 'working',
        acknowledged: { by: event.by, at: event.at },
        lead: event.by,
        pages: acknowledgedPages(before.pages, event.by),
      };
    case 'declined':
      return { ...before, pages: answer(before.pages, { ...event, person: event.by }, 'declined', event.reason) };
    case 'page-undeliverable':
      return { ...before, pages: answer(before.pages, event, 'undeliverable', event.error) };
    case 'reached':
    case 'not-reached':
      return { ...before, pages: gone(before.pages, event, event.way, event.type === 'reached' ? 'told' : 'failed') };
    case 'room-requested':
      return { ...before, room: { status: 'requested' } };
    case 'room-opened':
      return { ...before, room: roomFrom(before, event) };
    case 'room-failed':
      return { ...before, room: { status: 'failed', error: event.error } };
    case 'room-kept':
      return before.room.status === 'open' ? { ...before, room: { ...before.room, until: event.until } } : before;
    case 'room-archived': {
      if (before.room.status !== 'open') return before;
      const { channel, name } = before.room;
      return { ...before, room: { status: 'archived', channel, name } };
    }
    case 'room-closing':
    case 'room-not-archived':
      return before;
    case 'joined':
      return { ...before, joined: [...before.joined, event.by] };
    case 'update-drafted': {
      const by = owed(before.firstUpdate)?.by ?? event.at;
      return { ...before, firstUpdate: { status: 'drafted', by, text: event.text } };
    }
    case 'update-posted':
      return {
        ...before,
        firstUpdate: settled(before.firstUpdate, event.at, event.by === null),
        nextUpdate: nextUpdateFrom(before.terms, event.at),
      };
    case 'update-skipped':
      return {
        ...before,
        firstUpdate: { status: 'skipped', why: event.why },
        nextUpdate: nextUpdateFrom(before.terms, event.at),
      };
    case 'update-reminded':
      return { ...before, nextUpdate: { by: event.nextBy, text: event.text } };
    case 'overdue':
      return { ...before, involved: { at: event.at, people: event.people } };
    case 'resolved':
      return {
        ...caseOf(before),
        ...step,
        status: 'resolved',
        acknowledged: before.status === 'working' ? before.acknowledged : null,
        resolution: { by: event.by, at: event.at, fix: event.fix },
        firstUpdate: settled(before.firstUpdate, event.at, false),
        nextUpdate: null,
        resolveBy: null,
        pages: turn(before.pages, ['waiting', 'expired'], 'relieved'),
      };
    case 'reopened': {
      const acknowledged = before.status === 'resolved' ? before.acknowledged : null;
      const promised = {
        nextUpdate: nextUpdateFrom(before.terms, event.at),
        resolveBy: before.involved ? null : resolveByFrom(before.terms, event.at),
      };
      if (!acknowledged) return { ...caseOf(before), ...promised, ...step, status: 'unanswered', since: event.at };
      return { ...caseOf(before), ...promised, ...step, status: 'working', acknowledged, lead: acknowledged.by };
    }
    case 'rca-requested':
      return {
        ...before,
        rca: { owner: event.owner, dueAt: event.dueAt, requestedBy: event.by, requestedAt: event.at },
      };
    case 'rca-reminded':
      return before;
    case 'feedback-asked':
      return { ...before, feedback: event.people.map((person) => ({ person, answer: null })) };
    case 'feedback-given': {
      const { rating, comment, at } = event;
      const said = { person: event.by, answer: { rating, comment, at } };
      return { ...before, feedback: before.feedback.map((each) => (each.person === event.by ? said : each)) };
    }
    case 'customer-text-written':
    case 'customer-text-approved':
    case 'customer-text-sent-back':
    case 'customer-text-overdue':
    case 'customer-told': {
      const { customerText, version } = before;
      return { ...before, customerText: customerText && customerTextAfter(customerText, event, version + 1) };
    }
  }
}

/** What every state knows; the rest belongs to the state that is left, and stays behind. */
function caseOf(before: Escalation): Case {
  const { id, team, number, version, details, source, openedBy, openedAt, terms, roles } = before;
  const { pages, room, firstUpdate, nextUpdate, resolveBy, involved, customerText, rca, feedback, joined } = before;
  return {
    id,
    team,
    number,
    version,
    details,
    source,
    openedBy,
    openedAt,
    terms,
    roles,
    pages,
    room,
    firstUpdate,
    nextUpdate,
    resolveBy,
    involved,
    customerText,
    rca,
    feedback,
    joined,
  };
}

/** One that opens to talk about what is resolved has all of a room's time before it. */
function roomFrom(before: Escalation, { channel, name, at }: Extract<Event, { type: 'room-opened' }>): Room {
  const { archiveRoomAfterMs: ms } = before.terms;
  const until = before.status === 'resolved' && ms !== undefined ? { until: at + ms } : {};
  return { status: 'open', channel, name, ...until };
}

/** The first post settles the promise; later ones don't change when it was kept. */
const settled = (promise: FirstUpdate, at: number, automatic: boolean): FirstUpdate =>
  owed(promise) ? { status: 'posted', at, automatic } : promise;

const turn = (pages: readonly Page[], from: readonly PageState[], to: PageState): readonly Page[] =>
  pages.map((page) => (from.includes(page.state) ? { ...page, state: to } : page));

const answer = (pages: readonly Page[], key: PageKey, state: PageState, reason: string): readonly Page[] =>
  pages.map((page) => (isPage(page, key) ? { ...page, state, reason } : page));

const gone = (pages: readonly Page[], key: PageKey, way: Way, how: 'told' | 'failed'): readonly Page[] =>
  pages.map((page) => (isPage(page, key) ? { ...page, ways: { ...page.ways, [way]: how } } : page));

function acknowledgedPages(pages: readonly Page[], by: string): readonly Page[] {
  const own = pages.findLastIndex((page) => page.person === by);
  const taken = pages.map((page, index) =>
    index === own ? { ...page, state: 'acknowledged' as const, reason: null } : page,
  );
  return turn(taken, ['waiting', 'expired'], 'relieved');
}
