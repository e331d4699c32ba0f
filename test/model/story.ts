import { expect } from 'vitest';
import type { Event } from '../../src/domain/events.ts';
import type { UserId } from '../../src/domain/ids.ts';
import type { Instant } from '../../src/domain/time.ts';
import { findById } from '../../src/queries/escalations.ts';
import { readTimeline } from '../../src/queries/timeline.ts';
import type { Case } from './case.ts';
import { ask, learn, type Ask, type Fact } from './model.ts';
import type { Moment } from './moment.ts';
import type { World } from './world.ts';

/** What the model knows of each escalation. `silentSince`: from which call on nobody may be paged for it. */
export type Known = { state: Case; silentSince: number | null };
export type Model = { now: Instant; readonly cases: Known[]; checked: number } & {
  members: readonly UserId[];
  gone: readonly UserId[];
  /** Whether other people stand behind targets by now than when the run began: what was drawn before may foretell those. */
  moved: boolean;
};

export type Asked = { readonly of: number; readonly ask: Ask; readonly answer: string };

/**
 * Follows the product: the story of every escalation must be what the model says, in one of the orders in which several
 * things may have been asked at once, with what Slack brought back after it.
 */
export async function follow(model: Model, world: World, asked: readonly Asked[] = []): Promise<void> {
  for (const [of, known] of model.cases.entries()) {
    const events = await storyOf(world, of);
    const told = events.map(lineOf);
    const mine = asked.filter((each) => each.of === of || each.ask.type === 'sweep');
    const orders = permutations(mine).map((order) => replay(known.state, order, model));
    const state = orders.map((each) => each && learnAll(each, events, model)).find((each) => each !== null);
    if (!state) expect({ told, asked: mine }).toEqual({ told: orders[0]?.told ?? 'another answer', asked: mine });
    const isNews = state?.told.length !== known.state.told.length;
    known.state = state ?? known.state;
    if (isNews) await expectSame(world, of, known.state);
    const isOver = known.state.status === 'working' || known.state.status === 'resolved';
    known.silentSince = isOver ? (known.silentSince ?? world.slack.order()) : null;
  }
}

/** The state after these, or null when the answers were others. */
function replay(before: Case, asked: readonly Asked[], moment: Moment): Case | null {
  let state: Case | null = before;
  for (const { ask: what, answer } of asked) {
    if (!state) return null;
    const step: ReturnType<typeof ask> = ask(state, what, moment);
    state = answer === 'any' || step.answer === answer ? step.after : null;
  }
  return state;
}

/** The state after what Slack brought back, or null when the story is another. */
function learnAll(before: Case, events: readonly Event[], moment: Moment): Case | null {
  let state = before;
  for (;;) {
    if (state.told.some((line, index) => events[index] === undefined || lineOf(events[index]) !== line)) return null;
    const event = events[state.told.length];
    if (!event) return state;
    const fact = factOf(event);
    if (!fact) return null;
    state = learn(state, fact, { ...moment, now: event.at });
  }
}

async function storyOf(world: World, of: number): Promise<readonly Event[]> {
  const id = world.cases[of];
  return id ? readTimeline(world.db, id) : [];
}

/** The escalation itself is as the model says. */
export async function expectSame(world: World, of: number, state: Case): Promise<void> {
  const id = world.cases[of];
  const is = id && (await findById(world.db, world.team, id));
  expect(is).toMatchObject({
    status: state.status,
    tier: state.tier,
    round: state.round,
    room: { status: state.room },
    nextUpdate: state.nextBy === null ? null : { by: state.nextBy },
    resolveBy: state.resolveBy,
    involved: state.involved && { people: state.involved },
    pages: state.pages.map((page) => ({ ...page })),
    ...(state.status === 'paging' ? { answerBy: state.answerBy } : {}),
    ...(state.status === 'working' ? { lead: state.lead } : {}),
  });
}

function lineOf(event: Event): string {
  switch (event.type) {
    case 'paged':
      return `paged ${event.tier}/${event.round} ${event.cause}${event.lateBy ? ` late ${event.lateBy}` : ''}`;
    case 'passed-over':
      return `passed-over ${event.tier}/${event.round}`;
    case 'unanswered':
      return `unanswered ${event.tier}/${event.round}`;
    case 'declined':
      return `declined ${event.by} ${event.tier}/${event.round}`;
    case 'page-undeliverable':
      return `undeliverable ${event.person} ${event.tier}/${event.round}`;
    case 'overdue':
      return `overdue ${event.people.join()}`;
    case 'severity-changed':
      return `severity-changed ${event.to.severity.key}`;
    case 'acknowledged':
    case 'resolved':
    case 'reopened':
      return `${event.type} ${event.by}`;
    default:
      return event.type;
  }
}

function factOf(event: Event): Fact | null {
  if (event.type === 'page-undeliverable')
    return { type: 'undeliverable', person: event.person, tier: event.tier, round: event.round };
  return event.type === 'room-opened' || event.type === 'room-failed' ? { type: event.type } : null;
}

const permutations = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
