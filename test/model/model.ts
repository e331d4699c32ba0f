import type { Terms } from '../../src/domain/terms.ts';
import type { UserId } from '../../src/domain/ids.ts';
import { minute } from '../../src/domain/time.ts';
import { tell, type Case, type Page, type Step } from './case.ts';
import { behind, peopleOf, type Moment } from './moment.ts';
import type { SeverityKey } from './policies.ts';
import { nextUpdate, overdue, promised, remind, retime } from './promises.ts';

/** What people and time ask for. `tier` and `round` are what the asker saw. */
export type Ask =
  | { readonly type: 'acknowledge' | 'resolve' | 'reopen' | 'post-update'; readonly by: UserId }
  | { readonly type: 'change-severity'; readonly by: UserId; readonly to: SeverityKey }
  | ({ readonly type: 'decline' | 'page-next'; readonly by: UserId } & Step)
  | { readonly type: 'sweep' };

/** What Slack brings back. */
export type Fact =
  | ({ readonly type: 'undeliverable'; readonly person: UserId } & Step)
  | { readonly type: 'room-opened' | 'room-failed' };

/** `done`, `nothing` (it is so already), or the code of the refusal. */
export type Asked = { readonly after: Case; readonly answer: string };

export function opened(terms: Terms, openedBy: UserId, moment: Moment): Case {
  const { now } = moment;
  const empty: Case = {
    terms,
    openedBy,
    openedAt: now,
    status: 'unanswered',
    tier: 0,
    round: 1,
    pagedAt: now,
    answerBy: null,
    lead: null,
    pages: [],
    room: 'none',
    update: 'due',
    draftAt: now + terms.firstUpdate.draftAfterMs,
    updateBy: now + terms.firstUpdate.withinMs,
    nextBy: null,
    resolveBy: promised(now, terms.resolveWithinMs),
    involved: null,
    direct: [],
    told: ['opened'],
  };
  const paged = page(empty, wayFrom(empty, 1), 'opened', moment);
  return terms.warRoom === 'on_open' ? requestRoom(paged) : paged;
}

export function ask(before: Case, asked: Ask, moment: Moment): Asked {
  if (asked.type === 'sweep') return { after: sweep(before, moment), answer: 'done' };
  if (!may(before, asked, moment)) return { after: before, answer: 'not_allowed' };
  const done = (after: Case) => ({ after, answer: after === before ? 'nothing' : 'done' });
  const refused = (answer: string) => ({ after: before, answer });
  if (asked.type === 'resolve')
    return before.status === 'resolved' ? refused('already_resolved') : done(resolve(before, asked.by));
  if (asked.type === 'reopen')
    return before.status === 'resolved' ? done(reopen(before, asked.by, moment)) : refused('not_resolved');
  if (asked.type === 'post-update')
    return before.status === 'resolved' ? refused('already_resolved') : done(postUpdate(before, moment));
  if (asked.type === 'change-severity') {
    if (before.status === 'resolved') return refused('already_resolved');
    if (before.terms.severity.key === asked.to) return refused('severity_is_so');
    return done(withRoom(retime(before, asked.to, moment.now)));
  }
  if (before.status === 'working') return refused('already_acknowledged');
  if (before.status === 'resolved') return refused('already_resolved');
  if (!('tier' in asked)) return done(acknowledge(before, asked.by));
  if (asked.type === 'decline') return decline(before, asked, moment);
  if (asked.tier !== before.tier || asked.round !== before.round) return refused('tier_moved_on');
  const way = before.status === 'unanswered' ? wayFrom(before, before.round + 1) : wayAfter(before);
  return done(page(before, way, 'asked', moment));
}

/** What follows from a fact; the same state when it is no news. */
export function learn(before: Case, fact: Fact, moment: Moment): Case {
  if (!('person' in fact)) return tell({ ...before, room: fact.type === 'room-opened' ? 'open' : 'failed' }, fact.type);
  const line = `undeliverable ${fact.person} ${fact.tier}/${fact.round}`;
  const after = tell(
    mark(before, (page) => isAt(page, fact), 'undeliverable'),
    line,
  );
  return isLast(before, fact) ? page(after, wayAfter(after), 'undeliverable', moment) : after;
}

/** Whether this page must have reached its person by now, or must still. */
export const isOwed = (state: Case, page: Page): boolean =>
  page.state === 'waiting' ||
  (page.state === 'expired' && state.pages.findLast(({ person }) => person === page.person) === page);

/** What is due, each in its turn. Of a tier whose time is over only the next is paged, however long ago that was. */
function sweep(before: Case, moment: Moment): Case {
  const due = [
    { at: before.answerBy ?? Infinity, settle: expire },
    { at: before.update === 'due' ? before.draftAt : Infinity, settle: draft },
    { at: before.update === 'over' ? Infinity : before.updateBy, settle: postUpdate },
    { at: before.nextBy ?? Infinity, settle: (state: Case) => remind(state, moment.now) },
    { at: before.involved ? Infinity : (before.resolveBy ?? Infinity), settle: involve },
  ];
  return due
    .filter(({ at }) => at <= moment.now)
    .toSorted((a, b) => a.at - b.at)
    .reduce((state, { settle }) => settle(state, moment), before);
}

function expire(before: Case, moment: Moment): Case {
  const lateBy = moment.now - (before.answerBy ?? moment.now);
  return page(before, wayAfter(before), 'expired', moment, lateBy > minute ? lateBy : 0);
}
const draft = (before: Case): Case => tell({ ...before, update: 'drafted' }, 'update-drafted');
const postUpdate = (before: Case, { now }: Moment): Case =>
  tell({ ...before, update: 'over', nextBy: nextUpdate(before, now) }, 'update-posted');

function involve(before: Case, moment: Moment): Case {
  const after = overdue(before, behind(before.terms.involve ?? [], moment));
  return (after.involved ?? []).length > 0 && before.room === 'none' ? requestRoom(after) : after;
}

/** Goes along the way to the first tier that has anybody whom its round has not paged. */
function page(before: Case, way: readonly Step[], cause: string, moment: Moment, lateBy = 0): Case {
  const [next, ...later] = way;
  const over = mark(before, ({ state }) => state === 'waiting', 'expired');
  const tier = next && before.terms.tiers[next.tier - 1];
  if (!next || !tier)
    return tell({ ...over, status: 'unanswered', answerBy: null }, `unanswered ${before.tier}/${before.round}`);
  const added = peopleOf(tier, moment)
    .filter((person) => !before.pages.some((each) => each.round === next.round && each.person === person))
    .map((person) => ({ ...next, person, state: 'waiting' }));
  if (added.length === 0)
    return page(tell(before, `passed-over ${next.tier}/${next.round}`), later, cause, moment, lateBy);
  const { now: pagedAt } = moment;
  const answerBy = pagedAt + tier.acknowledgeWithinMs;
  const paging = { ...over, ...next, pages: [...over.pages, ...added], pagedAt, answerBy };
  const late = lateBy > 0 ? ` late ${lateBy}` : '';
  return tell({ ...paging, status: 'paging' }, `paged ${next.tier}/${next.round} ${cause}${late}`);
}

function acknowledge(before: Case, by: UserId): Case {
  const own = before.pages.findLastIndex(({ person }) => person === by);
  const pages = before.pages.map((each, index) => (index === own ? { ...each, state: 'acknowledged' } : each));
  const after = tell({ ...relieved({ ...before, pages }), status: 'working', lead: by }, `acknowledged ${by}`);
  return before.terms.warRoom === 'on_acknowledge' && before.room === 'none' ? requestRoom(after) : after;
}

function resolve(before: Case, by: UserId): Case {
  const over = { ...relieved(before), update: 'over', nextBy: null, resolveBy: null } as const;
  const direct = by === before.openedBy ? before.direct : [...before.direct, before.openedBy];
  return tell({ ...over, status: 'resolved', direct }, `resolved ${by}`);
}

/** Nobody is asked any more. */
const relieved = (before: Case): Case => ({
  ...mark(before, ({ state }) => state === 'waiting' || state === 'expired', 'relieved'),
  answerBy: null,
});

function reopen(before: Case, by: UserId, moment: Moment): Case {
  const resolveBy = before.involved ? null : promised(moment.now, before.terms.resolveWithinMs);
  const after = tell({ ...before, nextBy: nextUpdate(before, moment.now), resolveBy }, `reopened ${by}`);
  const direct = before.lead && before.lead !== by ? [...before.direct, before.lead] : before.direct;
  if (before.lead) return { ...after, status: 'working', direct };
  return page({ ...after, status: 'unanswered' }, wayFrom(before, before.round + 1), 'reopened', moment);
}

function decline(before: Case, key: Step & { readonly by: UserId }, moment: Moment): Asked {
  const at = { ...key, person: key.by };
  const own = before.pages.find((page) => isAt(page, at));
  if (!own) return { after: before, answer: 'not_paged' };
  if (own.state === 'declined') return { after: before, answer: 'nothing' };
  const line = `declined ${key.by} ${key.tier}/${key.round}`;
  const after = tell(
    mark(before, (page) => isAt(page, at), 'declined'),
    line,
  );
  return { after: isLast(before, at) ? page(after, wayAfter(after), 'declined', moment) : after, answer: 'done' };
}

/** The room that the terms want by now. */
function withRoom(before: Case): Case {
  const { warRoom } = before.terms;
  const wanted = warRoom === 'on_open' || (warRoom === 'on_acknowledge' && before.status === 'working');
  return wanted && before.room === 'none' ? requestRoom(before) : before;
}

const requestRoom = (before: Case): Case => tell({ ...before, room: 'requested' }, 'room-requested');

const isAt = (page: Page, key: Step & { readonly person: UserId }): boolean =>
  page.tier === key.tier && page.round === key.round && page.person === key.person;

/** Whether nobody of the present tier is left who may answer, once this person can't. */
const isLast = ({ status, tier, round, pages }: Case, key: Step & { readonly person: UserId }): boolean =>
  status === 'paging' &&
  tier === key.tier &&
  round === key.round &&
  !pages.some(
    (page) =>
      page.state === 'waiting' && isAt(page, { tier, round, person: page.person }) && page.person !== key.person,
  );

const mark = (before: Case, which: (page: Page) => boolean, state: string): Case => ({
  ...before,
  pages: before.pages.map((page) => (which(page) ? { ...page, state } : page)),
});

const wayFrom = ({ terms }: Pick<Case, 'terms'>, round: number): readonly Step[] =>
  terms.tiers.map((_, index) => ({ tier: index + 1, round }));

function wayAfter(state: Case): readonly Step[] {
  const rest = wayFrom(state, state.round).slice(state.tier);
  return state.round < state.terms.rounds ? [...rest, ...wayFrom(state, state.round + 1)] : rest;
}

function may(state: Case, { type, by }: Exclude<Ask, { type: 'sweep' }>, moment: Moment): boolean {
  const { terms, openedBy, status, lead, involved } = state;
  if (moment.gone.includes(by)) return false;
  const isRole = terms.manager === by || terms.roleHolders.includes(by) || (involved ?? []).includes(by);
  const isTier =
    terms.tiers.some((tier) => peopleOf(tier, moment).includes(by)) || state.pages.some(({ person }) => person === by);
  const isLead = (status === 'working' || status === 'resolved') && lead === by;
  const isAny = isTier || isRole || openedBy === by || isLead;
  const allowed = {
    acknowledge: isTier || isRole || status === 'unanswered',
    decline: isTier,
    'page-next': isTier || isRole || openedBy === by,
    resolve: isRole || openedBy === by || isLead,
    reopen: isAny,
    'post-update': isAny,
    'change-severity': isAny,
  };
  return allowed[type];
}
