import { expect, test } from 'vitest';
import { asChannelId } from '../../src/domain/ids.ts';
import { given, opened, paged, people, resolved, roomOpened, type Told } from '../support/domain.ts';

const { olga, ana, marta, nora } = people;
const requested: Told = { type: 'room-requested', by: olga };
const failed: Told = { type: 'room-failed', by: null, error: 'restricted_action' };
const open = { type: 'open-room', by: ana } as const;
const report = { type: 'report-room', channel: asChannelId('C-ROOM'), name: 'esc-142-acme-checkout' } as const;

test('somebody opens a room where there is none', () => {
  const story = given(opened(), paged()).when(open);
  expect(story.events).toEqual([{ type: 'room-requested', by: ana }]);
  expect(story.state.room).toEqual({ status: 'requested' });
});

test.each([
  ['was asked for', [requested]],
  ['is open', [requested, roomOpened]],
])('a room that %s is not asked for again', (_, events) => {
  expect(given(opened(), paged(), ...events).when(open).refused).toEqual({ code: 'room_exists' });
});

test('a room that failed may be tried again', () => {
  const story = given(opened(), paged(), requested, failed).when(open);
  expect(story.state.room).toEqual({ status: 'requested' });
});

test('the room opens when Slack has made it', () => {
  const story = given(opened(), paged(), requested).when(report);
  expect(story.state.room).toEqual({ status: 'open', channel: 'C-ROOM', name: 'esc-142-acme-checkout' });
});

test('a room that Slack refuses is said aloud, and paging goes on', () => {
  const story = given(opened(), paged(), requested).when({ type: 'report-room-failed', error: 'restricted_action' });
  expect(story.state).toMatchObject({ status: 'paging', room: { status: 'failed', error: 'restricted_action' } });
});

test.each([
  ['no room was asked for', []],
  ['the room is open', [requested, roomOpened]],
  ['the room failed', [requested, failed]],
])('what Slack reports when %s changes nothing', (_, events) => {
  const story = given(opened(), paged(), ...events);
  expect(story.when(report).events).toEqual([]);
  expect(story.when({ type: 'report-room-failed', error: 'timeout' }).events).toEqual([]);
});

test('a room may be opened after it was resolved, to talk about it', () => {
  expect(given(opened(), paged(), resolved(olga)).when(open).state.room).toEqual({ status: 'requested' });
});

test('any member joins instead of opening a duplicate, once', () => {
  const story = given(opened(), paged()).when({ type: 'join', by: nora });
  expect(story.state.joined).toEqual([nora]);
  expect(story.when({ type: 'join', by: nora }).refused).toEqual({ code: 'already_joined' });
});

test('who opened it is part of it already', () => {
  expect(given(opened(), paged()).when({ type: 'join', by: olga }).refused).toEqual({ code: 'already_joined' });
});

test('those who joined come in the order in which they did', () => {
  const story = given(opened(), paged()).when({ type: 'join', by: nora }).when({ type: 'join', by: marta });
  expect(story.state.joined).toEqual([nora, marta]);
});
