import { expect, test } from 'vitest';
import { currentPages, latestPageTo } from '../../src/domain/tiers.ts';
import { given, opened, paged, pagesOf, people } from '../support/domain.ts';

const { ana, nora } = people;
const secondRound = given(opened(), paged(), paged({ tier: 2 }), paged({ tier: 1, round: 2 })).state;

test('the present pages are those of the present tier in the present round', () => {
  expect(pagesOf({ pages: currentPages(secondRound) })).toEqual(['1/2 ANA waiting', '1/2 BRUNO waiting']);
});

test('the newest page to a person is the one of the last round', () => {
  expect(latestPageTo(secondRound, ana)).toMatchObject({ tier: 1, round: 2, state: 'waiting' });
});

test('who was never paged has no page', () => {
  expect(latestPageTo(secondRound, nora)).toBeNull();
});
