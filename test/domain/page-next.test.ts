import { expect, test } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import {
  acknowledged,
  given,
  opened,
  paged,
  pagesOf,
  people,
  resolved,
  start,
  terms,
  tierOf,
  unanswered,
  whenOpened,
} from '../support/domain.ts';

const { olga, ana, bruno, carla } = people;
const pageNext = (tier: number, round = 1, by = olga) => ({ type: 'page-next', by, tier, round }) as const;

test('paging next now pages the next tier, and the time of the present one is over', () => {
  const now = start + 2 * minute;
  const story = given(opened(), paged()).when(pageNext(1), now);
  expect(story.events).toEqual([
    { type: 'paged', by: olga, cause: 'asked', tier: 2, round: 1, people: [carla], answerBy: now + 10 * minute },
  ]);
  expect(pagesOf(story.state)).toEqual(['1/1 ANA expired', '1/1 BRUNO expired', '2/1 CARLA waiting']);
});

test('a second click on the same page is refused, and says where it is now', () => {
  const story = given(opened(), paged()).when(pageNext(1)).when(pageNext(1));
  expect(story.refused).toEqual({ code: 'tier_moved_on', tier: 2, round: 1 });
});

test('a click of the first round is refused in the second, though the tier is the same', () => {
  const story = given(opened(), paged(), paged({ tier: 1, round: 2 })).when(pageNext(1, 1));
  expect(story.refused).toEqual({ code: 'tier_moved_on', tier: 1, round: 2 });
});

test('paging next from the last tier of the last round leaves it unanswered', () => {
  const story = given(opened(), paged({ tier: 3, round: 2 })).when(pageNext(3, 2));
  expect(story.state.status).toBe('unanswered');
});

test('the timeline says who gave up on the last tier', () => {
  const story = given(opened(), paged({ tier: 3, round: 2 })).when(pageNext(3, 2));
  expect(story.events).toEqual([{ type: 'unanswered', by: olga, tier: 3, round: 2 }]);
});

test('after the rounds are over it starts another one', () => {
  const story = given(opened(), paged({ tier: 3, round: 2 }), unanswered()).when(pageNext(3, 2));
  expect(story.state).toMatchObject({ status: 'paging', tier: 1, round: 3 });
  expect(pagesOf(story.state)).toEqual(['3/2 DANA expired', '1/3 ANA waiting', '1/3 BRUNO waiting']);
});

test('the extra round ends where the tiers end', () => {
  const story = given(opened(), paged({ tier: 3, round: 2 }), unanswered())
    .when(pageNext(3, 2))
    .when(pageNext(1, 3))
    .when(pageNext(2, 3))
    .when(pageNext(3, 3));
  expect(story.state).toMatchObject({ status: 'unanswered', tier: 3, round: 3 });
});

test('it passes over tiers without anybody', () => {
  const tiers = [tierOf([ana]), tierOf([]), tierOf([bruno])];
  const story = whenOpened({ terms: terms({ tiers }) }).when(pageNext(1));
  expect(story.state).toMatchObject({ tier: 3, round: 1 });
});

test('where there is nobody to page, the fallback channel is told again', () => {
  const story = whenOpened({ terms: terms({ tiers: [] }) }).when(pageNext(0));
  expect(story.state).toMatchObject({ status: 'unanswered', tier: 0, round: 1 });
  expect(story.intents).toContainEqual({ type: 'tell-channel', channel: '#support-leads', seq: 3 });
});

test('nobody else is paged once somebody has it', () => {
  const story = given(opened(), paged(), acknowledged(ana)).when(pageNext(1, 1, bruno));
  expect(story.refused).toEqual({ code: 'already_acknowledged', by: ana, at: start });
});

test('nobody else is paged once it is resolved', () => {
  const story = given(opened(), paged(), resolved(olga)).when(pageNext(1));
  expect(story.refused).toEqual({ code: 'already_resolved', by: olga, at: start });
});
