import { expect, test } from 'vitest';
import { decide, decideOpen } from '../../src/domain/decide.ts';
import { wayAfter } from '../../src/domain/tiers.ts';
import { minute } from '../../src/domain/time.ts';
import { turnsAfter, type Turns } from '../../src/domain/turns.ts';
import { opening, pagesOf, people, start, terms, tierOf, whenOpened } from '../support/domain.ts';

const { ana, bruno, carla, dana } = people;
const inTurn = terms({ tiers: [{ ...tierOf([ana, bruno, carla]), turn: 'default/1' }, tierOf([dana])] });
const paged = (turns: Turns) => {
  const [, first] = decideOpen(opening({ terms: inTurn }), start, turns);
  return first?.type === 'paged' ? first.people : [];
};

test('one person of the tier is paged, the first where nobody was before', () => {
  expect(pagesOf(whenOpened({ terms: inTurn }).state)).toEqual(['1/1 ANA waiting']);
});

test.each([
  ['the next after the last', [ana], [bruno]],
  ['whoever was never paged, wherever they stand', [ana, carla], [bruno]],
  ['the first again after the last', [ana, bruno, carla], [ana]],
  ['whoever was not paged for longest, also after somebody was asked out of turn', [carla, ana, bruno], [carla]],
])('the next escalation pages %s', (_, latest, next) => {
  expect(paged({ 'default/1': latest })).toEqual(next);
});

test('another tier has turns of its own', () => {
  expect(paged({ 'default/2': [ana], 'other/1': [ana] })).toEqual([ana]);
});

test('who declines makes way for the next of the same tier, within the time that the tier has', () => {
  const declined = whenOpened({ terms: inTurn }).when({ type: 'decline', by: ana, tier: 1, round: 1, reason: 'busy' });
  expect(pagesOf(declined.state)).toEqual(['1/1 ANA declined', '1/1 BRUNO waiting']);
  expect(declined.state).toMatchObject({ status: 'paging', answerBy: start + 5 * minute });
  expect(declined.intents.filter(({ type }) => type === 'arm' || type === 'cancel')).toEqual([]);
});

test('whom Slack does not reach makes way at once, and after the last of the tier comes the next tier', () => {
  const gone = { type: 'report-undeliverable', tier: 1, round: 1, error: 'user_disabled' } as const;
  const last = [ana, bruno, carla].reduce(
    (story, person) => story.when({ ...gone, person }),
    whenOpened({ terms: inTurn }),
  );
  expect(pagesOf(last.state).slice(-2)).toEqual(['1/1 CARLA undeliverable', '2/1 DANA waiting']);
});

test('who does not answer in time lets the next tier be paged, as the policy promises', () => {
  const late = whenOpened({ terms: inTurn }).when({ type: 'expire-tier', tier: 1, round: 1 }, start + 5 * minute);
  expect(pagesOf(late.state)).toEqual(['1/1 ANA expired', '2/1 DANA waiting']);
});

test('"page next" leads to the next tier, as the page says', () => {
  const next = whenOpened({ terms: inTurn }).when({ type: 'page-next', by: ana, tier: 1, round: 1 });
  expect(pagesOf(next.state).at(-1)).toBe('2/1 DANA waiting');
});

test('the next round pages the next person', () => {
  let { state } = whenOpened({ terms: inTurn });
  let turns: Turns = { 'default/1': [ana] };
  expect(wayAfter({ terms: inTurn, pages: [] }, { tier: 2, round: 1 }).next).toMatchObject({ tier: 1, round: 2 });
  state = { ...state, tier: 2, pages: [] };
  const decision = decide(state, { type: 'expire-tier', tier: 2, round: 1 }, null, start + 5 * minute, turns);
  const events = 'events' in decision ? decision.events.map((event) => ({ ...event, at: start })) : [];
  expect(events).toMatchObject([{ type: 'paged', tier: 1, round: 2, people: [bruno] }]);
  turns = turnsAfter(inTurn, events, turns);
  expect(turns).toEqual({ 'default/1': [ana, bruno] });
});

test('who has left the tier is forgotten', () => {
  const event = {
    type: 'paged',
    by: null,
    cause: 'opened',
    tier: 1,
    round: 1,
    people: [bruno],
    answerBy: 0,
    at: 0,
  } as const;
  expect(turnsAfter(inTurn, [event], { 'default/1': [dana, bruno, ana] })).toEqual({ 'default/1': [ana, bruno] });
});
