import { expect, test } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { details, opening, pagesOf, people, start, terms, tierOf, whenOpened } from '../support/domain.ts';

const { ana, bruno, carla } = people;

test('opening pages everybody of the first tier at once', () => {
  const story = whenOpened();
  expect(story.events).toEqual([
    { type: 'opened', ...opening() },
    {
      type: 'paged',
      by: null,
      cause: 'opened',
      tier: 1,
      round: 1,
      people: [ana, bruno],
      answerBy: start + 5 * minute,
    },
  ]);
  expect(story.state).toMatchObject({ status: 'paging', tier: 1, round: 1, answerBy: start + 5 * minute });
  expect(pagesOf(story.state)).toEqual(['1/1 ANA waiting', '1/1 BRUNO waiting']);
});

test('the record keeps what was said, who opened it, when, and the terms it opened with', () => {
  const said = details({ title: 'Login fails', links: ['INC-7'] });
  const { state } = whenOpened({ details: said });
  expect(state).toMatchObject({
    number: 142,
    details: said,
    openedBy: people.olga,
    openedAt: start,
    terms: terms(),
    joined: [],
  });
});

test('a room that opens at once is asked for after the pages', () => {
  const { events, state } = whenOpened({ terms: terms({ warRoom: 'on_open' }) });
  expect(events.map((event) => event.type)).toEqual(['opened', 'paged', 'room-requested']);
  expect(state.room).toEqual({ status: 'requested' });
});

test.each(['on_acknowledge', 'manual'] as const)('no room is asked for yet when the policy says %s', (warRoom) => {
  expect(whenOpened({ terms: terms({ warRoom }) }).state.room).toEqual({ status: 'none' });
});

test('a tier without anybody is passed over, and the people after it are paged at once', () => {
  const { state } = whenOpened({ terms: terms({ tiers: [tierOf([]), tierOf([carla], 10 * minute)] }) });
  expect(state).toMatchObject({ status: 'paging', tier: 2, round: 1, answerBy: start + 10 * minute });
  expect(pagesOf(state)).toEqual(['2/1 CARLA waiting']);
});

test.each([
  ['no tier has anybody', [tierOf([]), tierOf([])]],
  ['there is no tier', []],
])('where %s, opening is unanswered at once and the fallback channel is told', (_, tiers) => {
  const { state, intents } = whenOpened({ terms: terms({ tiers }) });
  expect(state).toMatchObject({ status: 'unanswered', since: start, tier: 0, round: 1, pages: [] });
  expect(intents).toContainEqual({ type: 'tell-channel', channel: '#support-leads', seq: 2 + tiers.length });
  expect(intents.filter((intent) => intent.type === 'page')).toEqual([]);
});

test('nobody to page is no reason to go without a room', () => {
  const { state } = whenOpened({ terms: terms({ tiers: [], warRoom: 'on_open' }) });
  expect(state.room).toEqual({ status: 'requested' });
});
