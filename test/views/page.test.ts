import { expect, test } from 'vitest';
import { day } from '../../src/domain/time.ts';
import { pageMessage } from '../../src/views/slack/page.ts';
import { parseChoice, parseTarget } from '../../src/views/slack/target.ts';
import { people, terms, tierOf, whenOpened } from '../support/domain.ts';
import { at, buttonsOn, pressable, read } from './reading.ts';

const page = (label: string, person = people.ana, tier = 1, round = 1, language: 'en' | 'es' = 'en') =>
  pageMessage(at(label).e, { tier, round, person }, language);

test('a page says what, who, until when and who is next, in six lines', () => {
  expect(read(page('paging the first tier'))).toBe(
    [
      '🔴 *ESC-142 · SEV1 Critical* · Acme Corp (Acme Corp)',
      '*Checkout returns 500 for all customers*',
      'Since 13:50 every order fails. The payment page shows an empty answer.',
      'Paging you as tier 1, Front line · with @bruno · answer before 14:08 (5 min), then tier 2: @carla',
      "[Acknowledge] [I'm busy] [Wrong team] [I'm off shift] [Page next now] [Create a room] [Details]",
    ].join('\n'),
  );
});

test('a page reads the same in Spanish', () => {
  expect(read(page('paging the first tier', people.ana, 1, 1, 'es'))).toContain(
    'Se le avisa como nivel 1, Primera línea · junto con @bruno · hora límite: 14:08 (5 min), después, nivel 2: @carla',
  );
});

test.each([
  ['paging the last tier', people.dana, 3, 1, 'then round 2, tier 1: @ana, @bruno'],
  ['the last tier of the last round', people.dana, 3, 2, 'then #support-leads is told'],
  ['a second round', people.ana, 1, 2, 'then tier 2: @carla'],
])('%s: the page says who comes after', (label, person, tier, round, next) => {
  expect(read(page(label, person, tier, round))).toContain(next);
});

test.each([
  ['one of the first tier declined', people.ana, "You can't take it: busy. Now paging tier 1, Front line: @bruno."],
  ['one page undeliverable', people.ana, 'Slack could not deliver this page (Rolled back release 812.)'],
  ['paging the second tier', people.ana, 'This page has expired. Now paging tier 2, Specialists: @carla. Your answer'],
  ['unanswered', people.ana, 'Nobody has answered; #support-leads was told. Your answer is still welcome.'],
  ['working', people.bruno, 'You acknowledged it after 4 min. You lead it.'],
  ['working', people.ana, '@bruno acknowledged it after 4 min. Nothing is asked of you.'],
  ['taken by a role holder', people.ana, '@marta acknowledged it after 9 min. Nothing is asked of you.'],
  ['resolved', people.bruno, 'Resolved by @marta, 23 Nov, 15:23.'],
  ['reopened', people.bruno, 'You acknowledged it after 4 min. You lead it.'],
  ['reopened without an answer', people.ana, 'It was resolved and is open again. Now paging tier 1, Front line'],
])('%s: the page to %s says so', (label, person, said) => {
  expect(read(page(label, person))).toContain(said);
});

test.each([
  ['paging the first tier', '🔴'],
  ['paging the second tier', '🔴'],
  ['one of the first tier declined', '⚪'],
  ['working', '🟢'],
  ['resolved', '✅'],
])('%s: the page to Ana begins with %s', (label, mark) => {
  expect(read(page(label)).startsWith(mark)).toBe(true);
  expect(page(label).text.startsWith(mark)).toBe(true);
});

test('an answer stays possible until somebody has acknowledged', () => {
  const offered = (label: string, person = people.ana) => buttonsOn(page(label, person).blocks).includes('Acknowledge');
  for (const label of [
    'paging the first tier',
    'one of the first tier declined',
    'paging the second tier',
    'unanswered',
  ])
    expect(offered(label)).toBe(true);
  for (const label of ['working', 'resolved', 'reopened']) expect(offered(label)).toBe(false);
});

test('only the tier that is asked now may decline or page the next one', () => {
  expect(buttonsOn(page('paging the second tier').blocks)).toEqual(['Acknowledge', 'Create a room', 'Details']);
  expect(buttonsOn(page('paging the second tier', people.carla, 2).blocks)).toContain('Page next now');
});

test('the buttons carry the tier and the round of the page, not those of the escalation', () => {
  const [acknowledge, ...rest] = pressable(page('paging the second tier').blocks);
  expect(parseTarget(acknowledge?.value ?? '')).toEqual({ id: 'E1', tier: 1, round: 1 });
  expect(rest.map(({ value }) => parseChoice(value)?.choice)).toEqual(['open_room', 'details']);
});

test("why somebody can't take it is one tap", () => {
  const choices = pressable(page('paging the first tier').blocks).filter(({ actionId }) =>
    actionId.endsWith('decline'),
  );
  expect(choices.map(({ value }) => parseChoice(value)?.choice)).toEqual(['busy', 'wrong_team', 'off_shift']);
});

test('the room is a link once it is open, a wish before that, and neither while it is being made', () => {
  const room = (label: string) => pressable(page(label).blocks).filter(({ label: said }) => said.includes('room'));
  expect(room('working in a room').map(({ url }) => url)).toEqual([
    'https://slack.com/app_redirect?channel=CROOM142&team=T1',
  ]);
  expect(room('paging the first tier').map(({ label }) => label)).toEqual(['Create a room']);
  expect(room('a room that failed').map(({ label }) => label)).toEqual(['Create a room']);
  expect(room('working')).toEqual([]);
});

test('the lead finds the room and the resolution on the page itself', () => {
  expect(buttonsOn(page('working in a room', people.bruno).blocks)).toEqual(['Open the room', 'Resolve', 'Details']);
});

test('the notification says everything without the blocks', () => {
  expect(page('paging the first tier').text).toMatch(
    /ESC-142 · SEV1 Critical\* · Acme Corp .*\nCheckout returns 500.*\nPaging you as tier 1.*answer before <!date\^\d+\^\{time\}\|14:08 UTC>/,
  );
});

test('an SLA of a day says the day as well, because the hour alone may be another one', () => {
  const slow = whenOpened({ terms: terms({ tiers: [tierOf([people.ana], day)] }) }).state;
  const page = pageMessage(slow, { tier: 1, round: 1, person: people.ana }, 'en');
  expect(read(page)).toContain('answer before 24 Nov, 14:03 (1 d)');
});
