import { expect, test } from 'vitest';
import { hour, minute } from '../../src/domain/time.ts';
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
  unanswered,
  whenOpened,
} from '../support/domain.ts';

const { olga, ana, bruno, carla, marta } = people;
const later = start + 30 * minute;
const working = [opened(), paged(), acknowledged(ana)] as const;

test('resolving keeps who did it, when, what fixed it, and who had acknowledged', () => {
  const { state } = given(...working).when({ type: 'resolve', by: marta, fix: 'Rolled back.' }, later);
  expect(state).toMatchObject({
    status: 'resolved',
    acknowledged: { by: ana, at: start },
    resolution: { by: marta, at: later, fix: 'Rolled back.' },
  });
});

test('what nobody acknowledged may be resolved, and everybody paged is relieved', () => {
  const { state } = given(opened(), paged(), paged({ tier: 2 })).when({ type: 'resolve', by: olga, fix: 'Gone.' });
  expect(state).toMatchObject({ status: 'resolved', acknowledged: null });
  expect(pagesOf(state)).toEqual(['1/1 ANA relieved', '1/1 BRUNO relieved', '2/1 CARLA relieved']);
});

test('the second to resolve is told who was first, and when', () => {
  const story = given(...working, resolved(marta, later)).when({ type: 'resolve', by: olga, fix: 'Mine.' });
  expect(story.refused).toEqual({ code: 'already_resolved', by: marta, at: later });
});

test('reopened, it goes on with whoever had acknowledged, and nobody is paged', () => {
  const story = given(...working, resolved(marta, later)).when(
    { type: 'reopen', by: bruno, why: 'It is back.' },
    later,
  );
  expect(story.events).toEqual([{ type: 'reopened', by: bruno, why: 'It is back.' }]);
  expect(story.state).toMatchObject({ status: 'working', lead: ana, acknowledged: { by: ana, at: start } });
});

test('reopened without an acknowledgement, the first tier is paged again, one round on', () => {
  const story = given(opened(), paged(), paged({ tier: 2 }), resolved(olga)).when(
    { type: 'reopen', by: carla, why: 'It is back.' },
    later,
  );
  expect(story.events).toEqual([
    { type: 'reopened', by: carla, why: 'It is back.' },
    {
      type: 'paged',
      by: carla,
      cause: 'reopened',
      tier: 1,
      round: 2,
      people: [ana, bruno],
      answerBy: later + 5 * minute,
    },
  ]);
  expect(pagesOf(story.state).slice(3)).toEqual(['1/2 ANA waiting', '1/2 BRUNO waiting']);
});

test('reopened after the last round, the tiers are gone through once more', () => {
  const story = given(opened(), paged({ tier: 3, round: 2 }), unanswered(), resolved(olga))
    .when({ type: 'reopen', by: olga, why: 'It is back.' })
    .when({ type: 'expire-tier', tier: 1, round: 3 })
    .when({ type: 'expire-tier', tier: 2, round: 3 })
    .when({ type: 'expire-tier', tier: 3, round: 3 });
  expect(story.state).toMatchObject({ status: 'unanswered', tier: 3, round: 3 });
});

test('reopened where nobody can be paged, it is unanswered and the fallback channel is told', () => {
  const story = whenOpened({ terms: terms({ tiers: [] }) })
    .when({ type: 'resolve', by: olga, fix: 'Gone.' })
    .when({ type: 'reopen', by: olga, why: 'It is back.' });
  expect(story.state.status).toBe('unanswered');
  expect(story.intents).toContainEqual({ type: 'tell-channel', channel: '#support-leads', seq: 5 });
});

test('what is not resolved cannot be reopened', () => {
  expect(given(...working).when({ type: 'reopen', by: ana, why: 'Why not.' }).refused).toEqual({
    code: 'not_resolved',
  });
});

test('what was reopened may be resolved again, by its lead', () => {
  const story = given(...working, resolved(marta))
    .when({ type: 'reopen', by: ana, why: 'It is back.' })
    .when({ type: 'resolve', by: ana, fix: 'For good.' }, later);
  expect(story.state).toMatchObject({ status: 'resolved', resolution: { by: ana, at: later, fix: 'For good.' } });
});

test('a state knows nothing that only another one may say', () => {
  const paging = given(opened(), paged());
  expect(paging.state).not.toHaveProperty('since');
  const taken = paging.when({ type: 'acknowledge', by: ana });
  expect(taken.state).not.toHaveProperty('answerBy');
  const done = taken.when({ type: 'resolve', by: ana, fix: 'Rolled back.' });
  expect(done.state).not.toHaveProperty('lead');
  const again = done.when({ type: 'reopen', by: ana, why: 'It is back.' });
  expect(again.state).not.toHaveProperty('resolution');
});

const request = { type: 'request-rca', by: olga, owner: bruno, dueAt: start + 48 * hour } as const;

test('an RCA is asked for once it is resolved, with an owner and a due date', () => {
  const { state } = given(...working, resolved(marta)).when(request, later);
  expect(state.rca).toEqual({ owner: bruno, dueAt: start + 48 * hour, requestedBy: olga, requestedAt: later });
});

test('an RCA of what is still open is refused', () => {
  expect(given(...working).when(request).refused).toEqual({ code: 'not_resolved' });
});

test('there is one RCA: the second request is told whose it is and when it is due', () => {
  const story = given(...working, resolved(marta))
    .when(request)
    .when({ ...request, owner: carla });
  expect(story.refused).toEqual({ code: 'rca_already_requested', owner: bruno, dueAt: start + 48 * hour });
});

test.each([
  ['now', later],
  ['in the past', later - 1],
])('an RCA that is due %s is refused', (_, dueAt) => {
  const story = given(...working, resolved(marta)).when({ ...request, dueAt }, later);
  expect(story.refused).toEqual({ code: 'due_in_the_past' });
});

test('the owner is reminded of an RCA, and nobody where there is none', () => {
  const story = given(...working, resolved(marta));
  expect(story.when({ type: 'remind-rca' }).events).toEqual([]);
  expect(story.when(request).when({ type: 'remind-rca' }).events).toEqual([{ type: 'rca-reminded', by: null }]);
});

test('an RCA outlives reopening', () => {
  const story = given(...working, resolved(marta))
    .when(request)
    .when({ type: 'reopen', by: ana, why: 'It is back.' });
  expect(story.state.rca).toMatchObject({ owner: bruno });
});
