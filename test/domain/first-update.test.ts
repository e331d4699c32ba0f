import { expect, test } from 'vitest';
import { hour, minute } from '../../src/domain/time.ts';
import { acknowledged, given, opened, paged, people, resolved, start, type Told } from '../support/domain.ts';

const { olga, ana } = people;
const offered: Told = { type: 'update-drafted', by: null, text: 'Composed.' };
const posted: Told = { type: 'update-posted', by: ana, text: 'We are on it.' };
const skipped: Told = { type: 'update-skipped', by: ana, why: 'A test.' };
const working = [opened(), paged(), acknowledged(ana)] as const;
const at45 = start + 45 * minute;
const at60 = start + hour;

test('the first update is owed from the moment it opens', () => {
  expect(given(opened()).state.firstUpdate).toEqual({ status: 'due', by: at60 });
});

test('a draft is offered before the hour', () => {
  const story = given(...working).when({ type: 'offer-draft', text: 'Composed.' }, at45);
  expect(story.state.firstUpdate).toEqual({ status: 'drafted', by: at60, text: 'Composed.' });
});

test('a draft that a person wrote is not written over', () => {
  const story = given(...working)
    .when({ type: 'draft-update', by: ana, text: 'By hand.' })
    .when({ type: 'offer-draft', text: 'Composed.' }, at45);
  expect(story.events).toEqual([]);
  expect(story.state.firstUpdate).toMatchObject({ text: 'By hand.' });
});

test('a draft is edited as often as one likes, and the hour stays the same', () => {
  const story = given(...working, offered)
    .when({ type: 'draft-update', by: ana, text: 'Once.' })
    .when({ type: 'draft-update', by: olga, text: 'Twice.' });
  expect(story.state.firstUpdate).toEqual({ status: 'drafted', by: at60, text: 'Twice.' });
});

test('at the hour the draft goes out as it was edited last, marked automatic', () => {
  const story = given(...working, offered)
    .when({ type: 'draft-update', by: ana, text: 'Edited.' })
    .when({ type: 'first-update-due', text: 'Composed later.' }, at60);
  expect(story.events).toEqual([{ type: 'update-posted', by: null, text: 'Edited.' }]);
  expect(story.state.firstUpdate).toEqual({ status: 'posted', at: at60, automatic: true });
});

test('without a draft, what the record says goes out at the hour', () => {
  const story = given(...working).when({ type: 'first-update-due', text: 'Composed.' }, at60);
  expect(story.events).toEqual([{ type: 'update-posted', by: null, text: 'Composed.' }]);
});

test('stakeholders are told at the hour even when nobody acknowledged', () => {
  const story = given(opened(), paged()).when({ type: 'first-update-due', text: 'Composed.' }, at60);
  expect(story.state).toMatchObject({ status: 'paging', firstUpdate: { status: 'posted', automatic: true } });
});

test('what a person posts keeps the promise, and is not automatic', () => {
  const story = given(...working).when({ type: 'post-update', by: ana, text: 'We are on it.' }, at45);
  expect(story.state.firstUpdate).toEqual({ status: 'posted', at: at45, automatic: false });
});

test('the draft goes out as it stands, once: of two who press at once the second is told', () => {
  const story = given(...working, offered).when({ type: 'post-draft', by: ana }, at45);
  expect(story.events).toEqual([{ type: 'update-posted', by: ana, text: 'Composed.' }]);
  const late = given(...working, offered, posted).when({ type: 'post-draft', by: olga }, at45);
  expect(late.refused).toEqual({ code: 'update_already_settled' });
});

test('later updates go out and leave the time of the first as it was', () => {
  const story = given(...working, posted).when({ type: 'post-update', by: ana, text: 'Fixed soon.' }, at60);
  expect(story.events).toEqual([{ type: 'update-posted', by: ana, text: 'Fixed soon.' }]);
  expect(story.state.firstUpdate).toEqual({ status: 'posted', at: start, automatic: false });
});

test('an update after a skipped first one goes out, and it stays skipped', () => {
  const story = given(...working, skipped).when({ type: 'post-update', by: ana, text: 'News.' });
  expect(story.state.firstUpdate).toEqual({ status: 'skipped', why: 'A test.' });
});

test.each([
  ['due', []],
  ['drafted', [offered]],
])('while it is %s the first update may be skipped, with the reason', (_, events) => {
  const story = given(...working, ...events).when({ type: 'skip-update', by: ana, why: 'False alarm.' });
  expect(story.state.firstUpdate).toEqual({ status: 'skipped', why: 'False alarm.' });
});

test.each([
  ['posted', posted],
  ['skipped', skipped],
])('once it is %s, nothing is drafted, skipped or posted automatically any more', (_, event) => {
  const story = given(...working, event);
  const settled = { code: 'update_already_settled' };
  expect(story.when({ type: 'draft-update', by: ana, text: 'Late.' }).refused).toEqual(settled);
  expect(story.when({ type: 'skip-update', by: ana, why: 'Late.' }).refused).toEqual(settled);
  expect(story.when({ type: 'offer-draft', text: 'Late.' }, at45).events).toEqual([]);
  expect(story.when({ type: 'first-update-due', text: 'Late.' }, at60).events).toEqual([]);
});

test('what is resolved before the hour settles the promise: its stakeholders are told so', () => {
  const story = given(...working, offered).when({ type: 'resolve', by: ana, fix: 'Rolled back.' }, at45);
  expect(story.state.firstUpdate).toEqual({ status: 'posted', at: at45, automatic: false });
  expect(story.intents).toContainEqual({ type: 'tell-channel', channel: '#support-updates', seq: 5 });
  expect(story.when({ type: 'first-update-due', text: 'Late.' }, at60).events).toEqual([]);
});

test.each([
  { type: 'post-update', by: ana, text: 'Late.' } as const,
  { type: 'post-draft', by: ana } as const,
  { type: 'draft-update', by: ana, text: 'Late.' } as const,
  { type: 'skip-update', by: ana, why: 'Late.' } as const,
])('$type is refused once it is resolved', (command) => {
  expect(given(...working, resolved(olga)).when(command).refused).toEqual({
    code: 'already_resolved',
    by: olga,
    at: start,
  });
});
