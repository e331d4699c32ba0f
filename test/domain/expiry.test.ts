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
const expire = (tier: number, round = 1) => ({ type: 'expire-tier', tier, round }) as const;
const due = start + 5 * minute;

test('when nobody acknowledges in time, the next tier is paged, with its own time to answer', () => {
  const story = given(opened(), paged()).when(expire(1), due);
  expect(story.events).toEqual([
    { type: 'paged', by: null, cause: 'expired', tier: 2, round: 1, people: [carla], answerBy: due + 10 * minute },
  ]);
  expect(pagesOf(story.state)).toEqual(['1/1 ANA expired', '1/1 BRUNO expired', '2/1 CARLA waiting']);
});

test('a deadline that is served hours late gives the next tier its whole time', () => {
  const late = start + 180 * minute;
  expect(given(opened(), paged()).when(expire(1), late).state).toMatchObject({ tier: 2, answerBy: late + 10 * minute });
});

test('a deadline that is served hours late says by how much, and pages only the next tier', () => {
  const story = given(opened(), paged()).when(expire(1), due + 130 * minute);
  expect(story.events).toMatchObject([{ type: 'paged', tier: 2, lateBy: 130 * minute }]);
  expect(story.intents.filter(({ type }) => type === 'page')).toEqual([
    { type: 'page', tier: 2, round: 1, person: carla, lateBy: 130 * minute },
  ]);
});

test('a deadline that is served within a minute is not called late', () => {
  const story = given(opened(), paged()).when(expire(1), due + minute);
  expect(story.events[0]).not.toHaveProperty('lateBy');
  expect(story.intents).toContainEqual({ type: 'page', tier: 2, round: 1, person: carla });
});

test.each([
  ['another tier', expire(2)],
  ['another round', expire(1, 2)],
])('the deadline of %s changes nothing', (_, command) => {
  const story = given(opened(), paged()).when(command, due);
  expect([story.events, story.refused]).toEqual([[], null]);
});

test('a deadline that is served twice pages once', () => {
  const story = given(opened(), paged()).when(expire(1), due).when(expire(1), due);
  expect(story.events).toEqual([]);
});

test.each([
  ['somebody acknowledged', acknowledged(ana)],
  ['it was resolved', resolved(olga)],
  ['the rounds were over', unanswered()],
])('a deadline after %s changes nothing', (_, event) => {
  const base = given(opened(), paged({ tier: 3, round: 2 }), event);
  expect(base.when(expire(3, 2), due).events).toEqual([]);
});

test('after the last tier the next round begins with the first', () => {
  const story = given(opened(), paged({ tier: 3 })).when(expire(3), due);
  expect(story.state).toMatchObject({ status: 'paging', tier: 1, round: 2, answerBy: due + 5 * minute });
});

test('after the last round the fallback channel is told, once', () => {
  const story = given(opened(), paged({ tier: 3, round: 2 })).when(expire(3, 2), due);
  expect(story.events).toEqual([{ type: 'unanswered', by: null, tier: 3, round: 2 }]);
  expect(story.state).toMatchObject({ status: 'unanswered', since: due, tier: 3, round: 2 });
  expect(story.intents.filter((intent) => intent.type === 'tell-channel')).toEqual([
    { type: 'tell-channel', channel: '#support-leads', seq: 3 },
  ]);
});

test('an escalation that nobody answers goes through every tier of every round', () => {
  let story = whenOpened();
  const steps: string[] = [];
  while (story.state.status === 'paging') {
    const { tier, round, answerBy } = story.state;
    steps.push(`${tier}/${round}`);
    story = story.when(expire(tier, round), answerBy);
  }
  expect(steps).toEqual(['1/1', '2/1', '3/1', '1/2', '2/2', '3/2']);
  expect(story.state).toMatchObject({ status: 'unanswered', since: start + 40 * minute });
});

test('a policy without repetition goes through the tiers once', () => {
  const tiers = [tierOf([ana]), tierOf([bruno])];
  const story = whenOpened({ terms: terms({ tiers, rounds: 1 }) })
    .when(expire(1), due)
    .when(expire(2), due);
  expect(story.state.status).toBe('unanswered');
});

test('tiers without anybody are passed over in every round, at the start and at the end', () => {
  const tiers = [tierOf([]), tierOf([ana]), tierOf([])];
  const story = whenOpened({ terms: terms({ tiers }) }).when(expire(2), due);
  expect(story.state).toMatchObject({ status: 'paging', tier: 2, round: 2 });
  expect(story.when(expire(2, 2), due).state.status).toBe('unanswered');
});
