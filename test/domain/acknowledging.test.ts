import { expect, test } from 'vitest';
import { asTeamId } from '../../src/domain/ids.ts';
import { minute } from '../../src/domain/time.ts';
import {
  acknowledged,
  given,
  member,
  opened,
  paged,
  pagesOf,
  people,
  resolved,
  roomOpened,
  start,
  team,
  terms,
  unanswered,
} from '../support/domain.ts';

const { olga, ana, bruno, carla, dana, marta } = people;
const later = start + 3 * minute;

test('who acknowledges first leads, and the others of the tier are relieved', () => {
  const { state } = given(opened(), paged()).when({ type: 'acknowledge', by: bruno }, later);
  expect(state).toMatchObject({ status: 'working', lead: bruno, acknowledged: { by: bruno, at: later } });
  expect(pagesOf(state)).toEqual(['1/1 ANA relieved', '1/1 BRUNO acknowledged']);
});

test('the second to acknowledge is told who was first, and when', () => {
  const story = given(opened(), paged(), acknowledged(bruno, later)).when({ type: 'acknowledge', by: ana }, later + 1);
  expect(story.refused).toEqual({ code: 'already_acknowledged', by: bruno, at: later });
  expect(story.state).toMatchObject({ lead: bruno });
});

test('a late answer of an earlier tier is welcome, and relieves the tier that is being paged', () => {
  const { state } = given(opened(), paged(), paged({ tier: 2 })).when({ type: 'acknowledge', by: ana });
  expect(state).toMatchObject({ status: 'working', lead: ana, tier: 2 });
  expect(pagesOf(state)).toEqual(['1/1 ANA acknowledged', '1/1 BRUNO relieved', '2/1 CARLA relieved']);
});

test('a later tier may take it before it is paged', () => {
  const { state } = given(opened(), paged()).when({ type: 'acknowledge', by: dana });
  expect(state).toMatchObject({ status: 'working', lead: dana });
  expect(pagesOf(state)).toEqual(['1/1 ANA relieved', '1/1 BRUNO relieved']);
});

test('the manager, who is never paged, may take it', () => {
  const { state } = given(opened(), paged()).when({ type: 'acknowledge', by: marta });
  expect(state).toMatchObject({ status: 'working', lead: marta });
});

test('an answer after the last round still counts', () => {
  const { state } = given(opened(), paged(), unanswered()).when({ type: 'acknowledge', by: ana });
  expect(state).toMatchObject({ status: 'working', lead: ana });
});

test('of several pages to one person, the newest is the acknowledged one', () => {
  const { state } = given(opened(), paged(), paged({ tier: 2 }), paged({ tier: 1, round: 2 })).when({
    type: 'acknowledge',
    by: ana,
  });
  expect(pagesOf(state)).toEqual([
    '1/1 ANA relieved',
    '1/1 BRUNO relieved',
    '2/1 CARLA relieved',
    '1/2 ANA acknowledged',
    '1/2 BRUNO relieved',
  ]);
});

test('who declined and then finds the time may still acknowledge, and the reason is gone', () => {
  const { state } = given(opened(), paged())
    .when({ type: 'decline', by: ana, tier: 1, round: 1, reason: 'busy' })
    .when({ type: 'acknowledge', by: ana });
  expect(state.pages).toEqual([
    { tier: 1, round: 1, person: ana, state: 'acknowledged', reason: null },
    { tier: 1, round: 1, person: bruno, state: 'relieved', reason: null },
  ]);
});

test('what a person or Slack said stays on the pages of those who declined or could not be reached', () => {
  const { state } = given(opened(), paged())
    .when({ type: 'decline', by: ana, tier: 1, round: 1, reason: 'off_shift' })
    .when({ type: 'acknowledge', by: bruno });
  expect(pagesOf(state)).toEqual(['1/1 ANA declined', '1/1 BRUNO acknowledged']);
});

test('what is resolved needs nobody to acknowledge it', () => {
  const story = given(opened(), paged(), resolved(olga, later)).when({ type: 'acknowledge', by: ana });
  expect(story.refused).toEqual({ code: 'already_resolved', by: olga, at: later });
});

test('acknowledging asks for the room when the policy says so', () => {
  const { events } = given(opened(), paged()).when({ type: 'acknowledge', by: ana });
  expect(events).toEqual([
    { type: 'acknowledged', by: ana },
    { type: 'room-requested', by: null },
  ]);
});

test('a room that exists is not asked for again', () => {
  const room = [{ type: 'room-requested', by: olga } as const, roomOpened];
  const { events } = given(opened(), paged(), ...room).when({ type: 'acknowledge', by: ana });
  expect(events).toEqual([{ type: 'acknowledged', by: ana }]);
});

test('a room that people open by hand is left to them', () => {
  const { state } = given(opened({ terms: terms({ warRoom: 'manual' }) }), paged()).when({
    type: 'acknowledge',
    by: carla,
  });
  expect(state.room).toEqual({ status: 'none' });
});

test.each([
  ['nobody', null],
  ['somebody else', member(ana)],
  ['a namesake in another workspace', { ...member(bruno), team: asTeamId('T2') }],
  ['a guest', { id: bruno, team, standing: 'guest' } as const],
])('an acknowledgement that %s asks for is refused', (_, actor) => {
  const story = given(opened(), paged()).when({ type: 'acknowledge', by: bruno }, later, actor);
  expect(story.refused).toEqual({ code: 'not_allowed' });
  expect(story.state.status).toBe('paging');
});
