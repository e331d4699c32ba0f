import { expect, test } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { acknowledged, given, opened, paged, pagesOf, people, start, unanswered } from '../support/domain.ts';

const { ana, bruno, carla, dana } = people;
const report = (person: typeof ana, tier = 1, round = 1) =>
  ({ type: 'report-undeliverable', person, tier, round, error: 'user_not_found' }) as const;

test('a page that cannot be delivered is said aloud, and the others of the tier keep their time', () => {
  const story = given(opened(), paged()).when(report(ana));
  expect(story.events).toEqual([
    { type: 'page-undeliverable', by: null, person: ana, tier: 1, round: 1, error: 'user_not_found' },
  ]);
  expect(story.state).toMatchObject({ status: 'paging', tier: 1 });
  expect(story.state.pages[0]).toMatchObject({ person: ana, state: 'undeliverable', reason: 'user_not_found' });
});

test('when nobody of the tier can be reached, the next tier is paged at once', () => {
  const now = start + minute;
  const story = given(opened(), paged()).when(report(ana)).when(report(bruno), now);
  expect(story.events.slice(1)).toEqual([
    {
      type: 'paged',
      by: null,
      cause: 'undeliverable',
      tier: 2,
      round: 1,
      people: [carla],
      answerBy: now + 10 * minute,
    },
  ]);
});

test('one declines, the other cannot be reached: nobody is left to wait for', () => {
  const story = given(opened(), paged())
    .when({ type: 'decline', by: ana, tier: 1, round: 1, reason: 'busy' })
    .when(report(bruno));
  expect(story.state).toMatchObject({ status: 'paging', tier: 2 });
});

test('one cannot be reached, the other declines: nobody is left to wait for', () => {
  const story = given(opened(), paged())
    .when(report(ana))
    .when({ type: 'decline', by: bruno, tier: 1, round: 1, reason: 'busy' });
  expect(story.state).toMatchObject({ status: 'paging', tier: 2 });
});

test('nobody reachable in the last tier of the last round leaves it unanswered', () => {
  const story = given(opened(), paged({ tier: 3, round: 2 })).when(report(dana, 3, 2));
  expect(story.state.status).toBe('unanswered');
  expect(pagesOf(story.state)).toEqual(['3/2 DANA undeliverable']);
});

test('a report of an earlier tier is kept, and the present tier goes on waiting', () => {
  const story = given(opened(), paged(), paged({ tier: 2 }))
    .when(report(ana))
    .when(report(bruno));
  expect(story.events.map((event) => event.type)).toEqual(['page-undeliverable']);
  expect(story.state).toMatchObject({ status: 'paging', tier: 2 });
});

test('a report after the rounds are over is kept', () => {
  const story = given(opened(), paged(), unanswered()).when(report(ana));
  expect(story.events.map((event) => event.type)).toEqual(['page-undeliverable']);
  expect(story.state.status).toBe('unanswered');
});

test('the same report twice changes nothing', () => {
  expect(given(opened(), paged()).when(report(ana)).when(report(ana)).events).toEqual([]);
});

test('a report about a page that nobody made changes nothing', () => {
  expect(given(opened(), paged()).when(report(carla, 2)).events).toEqual([]);
});

test('a report after somebody acknowledged changes nothing', () => {
  expect(given(opened(), paged(), acknowledged(ana)).when(report(bruno)).events).toEqual([]);
});
