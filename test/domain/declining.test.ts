import { expect, test } from 'vitest';
import { declineReasons } from '../../src/domain/events.ts';
import { minute } from '../../src/domain/time.ts';
import { acknowledged, given, opened, paged, pagesOf, people, resolved, start, unanswered } from '../support/domain.ts';

const { olga, ana, bruno, carla, dana } = people;
const decline = (by: typeof ana, tier = 1, round = 1) =>
  ({ type: 'decline', by, tier, round, reason: 'busy' }) as const;

test('while others of the tier may still answer, a decline pages nobody', () => {
  const story = given(opened(), paged()).when(decline(ana));
  expect(story.events).toEqual([{ type: 'declined', by: ana, tier: 1, round: 1, reason: 'busy' }]);
  expect(story.state).toMatchObject({ status: 'paging', tier: 1, answerBy: start + 5 * minute });
  expect(pagesOf(story.state)).toEqual(['1/1 ANA declined', '1/1 BRUNO waiting']);
});

test('the last of the tier to decline has the next tier paged at once', () => {
  const now = start + 2 * minute;
  const story = given(opened(), paged()).when(decline(ana)).when(decline(bruno), now);
  expect(story.events).toEqual([
    { type: 'declined', by: bruno, tier: 1, round: 1, reason: 'busy' },
    { type: 'paged', by: null, cause: 'declined', tier: 2, round: 1, people: [carla], answerBy: now + 10 * minute },
  ]);
});

test('the last of the last tier to decline starts the next round', () => {
  const story = given(opened(), paged(), paged({ tier: 3 })).when(decline(dana, 3));
  expect(story.state).toMatchObject({ status: 'paging', tier: 1, round: 2 });
});

test('the last one of all to decline leaves it unanswered', () => {
  const now = start + 20 * minute;
  const story = given(opened(), paged({ tier: 3, round: 2 })).when(decline(dana, 3, 2), now);
  expect(story.state).toMatchObject({ status: 'unanswered', since: now, tier: 3, round: 2 });
  expect(pagesOf(story.state)).toEqual(['3/2 DANA declined']);
});

test.each(declineReasons)('the reason "%s" stays on the page', (reason) => {
  const { state } = given(opened(), paged()).when({ ...decline(ana), reason });
  expect(state.pages[0]).toEqual({ tier: 1, round: 1, person: ana, state: 'declined', reason });
});

test('declining twice changes nothing', () => {
  const story = given(opened(), paged()).when(decline(ana)).when(decline(ana));
  expect(story.events).toEqual([]);
  expect(story.refused).toBeNull();
});

test('a decline of an earlier tier is noted, and the present tier goes on waiting', () => {
  const story = given(opened(), paged(), paged({ tier: 2 }))
    .when(decline(ana))
    .when(decline(bruno));
  expect(story.events.map((event) => event.type)).toEqual(['declined']);
  expect(pagesOf(story.state)).toEqual(['1/1 ANA declined', '1/1 BRUNO declined', '2/1 CARLA waiting']);
});

test('a decline of the first round does not answer the page of the second', () => {
  const story = given(opened(), paged(), paged({ tier: 1, round: 2 })).when(decline(ana, 1, 1));
  expect(pagesOf(story.state)).toEqual([
    '1/1 ANA declined',
    '1/1 BRUNO expired',
    '1/2 ANA waiting',
    '1/2 BRUNO waiting',
  ]);
});

test('who is alone in a tier and declines the page of the first round is still waited for in the second', () => {
  const story = given(opened(), paged({ tier: 3 }), paged({ tier: 3, round: 2 })).when(decline(dana, 3, 1));
  expect(pagesOf(story.state)).toEqual(['3/1 DANA declined', '3/2 DANA waiting']);
});

test('after the rounds are over a decline is noted and nobody is told again', () => {
  const story = given(opened(), paged(), unanswered()).when(decline(ana));
  expect(story.events.map((event) => event.type)).toEqual(['declined']);
  expect(story.state.status).toBe('unanswered');
});

test('who was not paged has nothing to decline', () => {
  expect(given(opened(), paged()).when(decline(carla, 2)).refused).toEqual({ code: 'not_paged' });
  expect(given(opened(), paged()).when(decline(ana, 1, 2)).refused).toEqual({ code: 'not_paged' });
});

test('what somebody took cannot be declined any more', () => {
  const story = given(opened(), paged(), acknowledged(bruno)).when(decline(ana));
  expect(story.refused).toEqual({ code: 'already_acknowledged', by: bruno, at: start });
});

test('what is resolved cannot be declined any more', () => {
  const story = given(opened(), paged(), resolved(olga)).when(decline(ana));
  expect(story.refused).toEqual({ code: 'already_resolved', by: olga, at: start });
});
