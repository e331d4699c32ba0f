import { expect, test } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { firstRound, wayAfter } from '../../src/domain/tiers.ts';
import { pagesOf, people, start, terms, tierOf, whenOpened } from '../support/domain.ts';

const { ana, bruno, carla } = people;

test('who was paged by one tier is left out by the next of the same round', () => {
  const open = whenOpened({ terms: terms({ tiers: [tierOf([ana]), tierOf([ana, bruno])] }) });
  const next = open.when({ type: 'expire-tier', tier: 1, round: 1 }, start + 5 * minute);
  expect(pagesOf(next.state)).toEqual(['1/1 ANA expired', '2/1 BRUNO waiting']);
});

test('who has declined is not asked again until the next round', () => {
  const open = whenOpened({ terms: terms({ tiers: [tierOf([ana]), tierOf([ana]), tierOf([bruno])], rounds: 2 }) });
  const declined = open.when({ type: 'decline', by: ana, tier: 1, round: 1, reason: 'busy' });
  expect(pagesOf(declined.state)).toEqual(['1/1 ANA declined', '3/1 BRUNO waiting']);
  const again = declined.when({ type: 'expire-tier', tier: 3, round: 1 }, start + 10 * minute);
  expect(pagesOf(again.state).at(-1)).toBe('1/2 ANA waiting');
});

test('a tier that has nobody else is passed over at once, and the story says why', () => {
  const uncovered = { ...tierOf([]), missing: ['gone@example.com'], nobodyOnCall: ['nights'] };
  const open = whenOpened({ terms: terms({ tiers: [tierOf([ana]), tierOf([ana]), uncovered, tierOf([carla])] }) });
  const { events } = open.when({ type: 'page-next', by: ana, tier: 1, round: 1 });
  expect(events).toMatchObject([
    { type: 'passed-over', tier: 2, round: 1, asked: [ana], missing: [], nobodyOnCall: [] },
    { type: 'passed-over', tier: 3, round: 1, asked: [], missing: ['gone@example.com'], nobodyOnCall: ['nights'] },
    { type: 'paged', tier: 4, round: 1, people: [carla], cause: 'asked' },
  ]);
});

test('when every tier that is left is passed over, nobody has answered', () => {
  const open = whenOpened({ terms: terms({ tiers: [tierOf([ana]), tierOf([ana])], rounds: 1 }) });
  const over = open.when({ type: 'expire-tier', tier: 1, round: 1 }, start + 5 * minute);
  expect(over.events.map(({ type }) => type)).toEqual(['passed-over', 'unanswered']);
});

test('the preview leaves out whom an earlier tier will have paged, unless that tier pages one of them only', () => {
  const both = tierOf([ana, bruno]);
  const peopleOf = (given: Parameters<typeof terms>[0]) => firstRound(terms(given)).map((stop) => stop.people);
  expect(peopleOf({ tiers: [both, tierOf([bruno, carla]), both] })).toEqual([[ana, bruno], [carla], []]);
  expect(peopleOf({ tiers: [{ ...both, turn: 'a/1' }, both] })).toEqual([
    [ana, bruno],
    [ana, bruno],
  ]);
});

test('a new round asks everybody again', () => {
  const { state } = whenOpened({ terms: terms({ tiers: [tierOf([ana])], rounds: 2 }) });
  expect(wayAfter(state, { tier: 1, round: 1 }).next).toEqual({ tier: 1, round: 2, people: [ana], asked: [] });
});
