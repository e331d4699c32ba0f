import { describe, expect, test } from 'vitest';
import { asChannelId } from '../../src/domain/ids.ts';
import { day, hour, minute } from '../../src/domain/time.ts';
import {
  acknowledged,
  given,
  opened,
  paged,
  people,
  resolved,
  roomOpened,
  start,
  terms,
  unanswered,
  type Told,
} from '../support/domain.ts';
import { line, card, topic, draft, pageOf, note, stakeholdersTold, cancel } from '../support/intents.ts';

const { olga, ana, bruno, carla, marta, rosa } = people;
const working = [
  opened(),
  paged(),
  { type: 'room-requested', by: olga } as const,
  roomOpened,
  acknowledged(ana),
] as const;
const offered: Told = { type: 'update-drafted', by: null, text: 'Composed.' };
const later = start + minute;

describe('the first update', () => {
  test('is shown when it is drafted', () => {
    const { intents } = given(...working).when({ type: 'offer-draft', text: 'Composed.' });
    expect(intents).toEqual([draft, line, card, note(6)]);
  });

  test('is told to the stakeholders once, the promises are off, and the topic promises it no more', () => {
    const { intents } = given(...working, offered).when({ type: 'post-update', by: ana, text: 'We are on it.' });
    expect(intents).toEqual([
      cancel('draft-update', 'first-update'),
      draft,
      stakeholdersTold(7),
      line,
      card,
      topic,
      note(7),
    ]);
  });

  test('that is posted without a draft leaves no draft to change', () => {
    const { intents } = given(...working).when({ type: 'post-update', by: ana, text: 'We are on it.' });
    expect(intents).not.toContainEqual(draft);
  });

  test('that is skipped is told to nobody outside', () => {
    const { intents } = given(...working, offered).when({ type: 'skip-update', by: ana, why: 'False alarm.' });
    expect(intents).toEqual([cancel('draft-update', 'first-update'), draft, line, card, topic, note(7)]);
  });

  test('goes to every channel of the stakeholders', () => {
    const channels = ['#support-updates', '#exec-brief'];
    const story = given(opened({ terms: terms({ stakeholderChannels: channels }) }), paged(), acknowledged(ana));
    const { intents } = story.when({ type: 'post-update', by: ana, text: 'We are on it.' });
    expect(intents.flatMap((intent) => (intent.type === 'tell-channel' ? [intent.channel] : []))).toEqual(channels);
  });

  test('goes to channels of executives too, in words of their own', () => {
    const story = given(opened({ terms: terms({ executiveChannels: ['#exec-brief'] }) }), paged(), acknowledged(ana));
    const { intents } = story.when({ type: 'post-update', by: ana, text: 'We are on it.' });
    expect(intents.filter(({ type }) => type === 'tell-channel')).toEqual([
      stakeholdersTold(4),
      { type: 'tell-channel', channel: '#exec-brief', seq: 4, audience: 'executives' },
    ]);
  });

  test('is followed by others that change no promise', () => {
    const posted: Told = { type: 'update-posted', by: ana, text: 'We are on it.' };
    const { intents } = given(...working, posted).when({ type: 'post-update', by: ana, text: 'News.' });
    expect(intents).toEqual([stakeholdersTold(7), line, card, note(7)]);
  });
});

describe('resolving', () => {
  test('stops every clock, tells stakeholders and who opened it, and shows every page', () => {
    const { intents } = given(...working, offered).when({ type: 'resolve', by: ana, fix: 'Rolled back.' });
    expect(intents).toEqual([
      cancel('acknowledge'),
      cancel('draft-update', 'first-update'),
      draft,
      stakeholdersTold(7),
      { type: 'tell-person', person: olga, seq: 7 },
      pageOf(ana),
      pageOf(bruno),
      line,
      card,
      topic,
      note(7),
    ]);
  });

  test('by the person who opened it tells them nothing that they know', () => {
    const { intents } = given(...working).when({ type: 'resolve', by: olga, fix: 'Rolled back.' });
    expect(intents.filter((intent) => intent.type === 'tell-person')).toEqual([]);
  });
});

describe('reopening', () => {
  test('tells the stakeholders and the lead, and shows every page', () => {
    const { intents } = given(...working, resolved(olga)).when({ type: 'reopen', by: olga, why: 'It is back.' });
    expect(intents).toEqual([
      stakeholdersTold(7),
      { type: 'tell-person', person: ana, seq: 7 },
      pageOf(ana),
      pageOf(bruno),
      line,
      card,
      topic,
      note(7),
    ]);
  });

  test('by the lead tells them nothing that they know', () => {
    const { intents } = given(...working, resolved(olga)).when({ type: 'reopen', by: ana, why: 'It is back.' });
    expect(intents.filter((intent) => intent.type === 'tell-person')).toEqual([]);
  });

  test('what nobody had acknowledged pages anew', () => {
    const { intents } = given(opened(), paged(), unanswered(), resolved(olga)).when({
      type: 'reopen',
      by: olga,
      why: 'It is back.',
    });
    expect(intents.filter((intent) => intent.type === 'page' || intent.type === 'arm')).toEqual([
      { type: 'page', tier: 1, round: 2, person: ana },
      { type: 'page', tier: 1, round: 2, person: bruno },
      { type: 'arm', deadline: { kind: 'acknowledge', tier: 1, round: 2, dueAt: later + 5 * minute } },
    ]);
  });
});

describe('an RCA', () => {
  const request = (dueAt: number) => ({ type: 'request-rca', by: olga, owner: carla, dueAt }) as const;
  const done = given(...working, resolved(marta));

  test('is told to its owner, who is invited, and reminded a day before it is due', () => {
    expect(done.when(request(later + 5 * day), later).intents).toEqual([
      { type: 'tell-person', person: carla, seq: 7 },
      { type: 'arm', deadline: { kind: 'rca-reminder', tier: 0, round: 0, dueAt: later + 4 * day } },
      { type: 'invite', people: [carla] },
      line,
      card,
      topic,
      note(7),
    ]);
  });

  test.each([
    [2 * day, day],
    [30 * hour, 15 * hour],
    [day, 12 * hour],
    [1, 1],
  ])('that is due in %i ms reminds after %i ms', (dueIn, after) => {
    expect(done.when(request(later + dueIn), later).intents).toContainEqual({
      type: 'arm',
      deadline: { kind: 'rca-reminder', tier: 0, round: 0, dueAt: later + after },
    });
  });

  test('its owner is told again by the reminder', () => {
    const { intents } = done.when(request(later + 5 * day), later).when({ type: 'remind-rca' });
    expect(intents).toContainEqual({ type: 'tell-person', person: carla, seq: 8 });
  });

  test('its owner is invited to a room that opens later', () => {
    const { intents } = given(opened(), paged(), acknowledged(ana), resolved(marta))
      .when(request(later + 5 * day), later)
      .when({ type: 'open-room', by: marta })
      .when({ type: 'report-room', channel: asChannelId('C-ROOM'), name: 'esc-142-acme' });
    expect(intents).toContainEqual({ type: 'invite', people: [olga, marta, rosa, carla] });
  });
});
