import { describe, expect, test } from 'vitest';
import { asChannelId } from '../../src/domain/ids.ts';
import { hour, minute } from '../../src/domain/time.ts';
import {
  acknowledged,
  given,
  opened,
  paged,
  people,
  roomOpened,
  source,
  start,
  terms,
  unanswered,
  whenOpened,
  type Told,
} from '../support/domain.ts';
import { line, card, topic, pageOf, note, cancel } from '../support/intents.ts';

const { olga, ana, bruno, carla, marta, rosa, nora } = people;
const inRoom = [opened(), paged(), { type: 'room-requested', by: olga } as const, roomOpened] as const;
const later = start + minute;

describe('opening', () => {
  test('arms the promises, pages each person, arms the time to answer, and only then asks for the room', () => {
    const { intents } = whenOpened({ terms: terms({ warRoom: 'on_open' }) });
    expect(intents).toEqual([
      { type: 'arm', deadline: { kind: 'draft-update', tier: 0, round: 0, dueAt: start + 45 * minute } },
      { type: 'arm', deadline: { kind: 'first-update', tier: 0, round: 0, dueAt: start + hour } },
      line,
      { type: 'page', tier: 1, round: 1, person: ana },
      { type: 'page', tier: 1, round: 1, person: bruno },
      cancel('acknowledge'),
      { type: 'arm', deadline: { kind: 'acknowledge', tier: 1, round: 1, dueAt: start + 5 * minute } },
      line,
      { type: 'open-room' },
      line,
    ]);
  });

  test('from a message tells its author in the thread', () => {
    const { intents } = whenOpened({ source: source({ via: 'message', messageTs: '1.2', author: nora }) });
    expect(intents).toContainEqual({ type: 'thread-source' });
  });

  test('from no channel shows the line as well: its opener is the one who waits', () => {
    const { intents } = whenOpened({ source: source({ via: 'shortcut', channel: null }) });
    expect(intents).toContainEqual(line);
  });
});

describe('in the room', () => {
  test('the next tier is paged before the pages whose time is over change, and the topic, which says the same, is not set', () => {
    const { intents } = given(...inRoom).when({ type: 'expire-tier', tier: 1, round: 1 }, later);
    expect(intents).toEqual([
      { type: 'page', tier: 2, round: 1, person: carla },
      cancel('acknowledge'),
      { type: 'arm', deadline: { kind: 'acknowledge', tier: 2, round: 1, dueAt: later + 10 * minute } },
      pageOf(ana),
      pageOf(bruno),
      line,
      card,
      note(5),
    ]);
  });

  test('an unanswered escalation is told to the fallback channel, and no time runs any more', () => {
    const base = given(opened(), { type: 'room-requested', by: olga }, roomOpened, paged({ tier: 3, round: 2 }));
    const { intents } = base.when({ type: 'expire-tier', tier: 3, round: 2 });
    expect(intents).toEqual([
      cancel('acknowledge'),
      { type: 'tell-channel', channel: '#support-leads', seq: 5 },
      pageOf('DANA', 3, 2),
      line,
      card,
      topic,
      note(5),
    ]);
  });

  test('its notice there is kept current: nobody takes what somebody has taken since', () => {
    const notice = { type: 'show', slot: 'unanswered' } as const;
    const alone = given(opened(), paged({ tier: 3, round: 2 }), unanswered());
    expect(alone.when({ type: 'acknowledge', by: ana }).intents).toContainEqual(notice);
    expect(alone.when({ type: 'page-next', by: ana, tier: 3, round: 2 }).intents).toContainEqual(notice);
    expect(whenOpened().intents).not.toContainEqual(notice);
  });

  test('who acknowledges is invited, the time to answer stops, and every page that changed is shown', () => {
    const { intents } = given(...inRoom).when({ type: 'acknowledge', by: bruno });
    expect(intents).toEqual([
      cancel('acknowledge'),
      { type: 'invite', people: [bruno] },
      pageOf(ana),
      pageOf(bruno),
      line,
      card,
      topic,
      note(5),
    ]);
  });

  test('a decline changes the pages of the others too: they say with whom it is shared', () => {
    const { intents } = given(...inRoom).when({ type: 'decline', by: ana, tier: 1, round: 1, reason: 'busy' });
    expect(intents).toEqual([pageOf(ana), pageOf(bruno), line, card, note(5)]);
  });

  test('a page that could not be delivered is told in the room', () => {
    const { intents } = given(...inRoom).when({
      type: 'report-undeliverable',
      person: ana,
      tier: 1,
      round: 1,
      error: 'user_not_found',
    });
    expect(intents).toContainEqual(note(5));
    expect(intents).toContainEqual(card);
  });

  test('who joins is invited', () => {
    const { intents } = given(...inRoom).when({ type: 'join', by: nora });
    expect(intents).toEqual([{ type: 'invite', people: [nora] }, line, card, note(5)]);
  });
});

describe('a room that opens', () => {
  const report = { type: 'report-room', channel: asChannelId('C-ROOM'), name: 'esc-142-acme' } as const;
  const awaited = (...more: Told[]) => given(opened(), paged(), { type: 'room-requested', by: null }, ...more);

  test('begins with its card, then come people and the story so far, in order', () => {
    const { intents } = awaited(acknowledged(ana)).when(report);
    expect(intents).toEqual([
      card,
      topic,
      { type: 'invite', people: [olga, ana, marta, rosa] },
      { type: 'furnish-room' },
      note(1),
      note(2),
      note(3),
      note(4),
      pageOf(ana),
      pageOf(bruno),
      line,
      card,
      note(5),
    ]);
  });

  test('invites each person once, though they play several parts', () => {
    const story = given(
      opened({ by: marta, terms: terms({ roleHolders: [marta, rosa] }) }),
      paged(),
      { type: 'room-requested', by: null },
      acknowledged(rosa),
      { type: 'joined', by: nora },
    ).when(report);
    expect(story.intents).toContainEqual({ type: 'invite', people: [marta, rosa, nora] });
  });

  test('invites nobody who is only being paged', () => {
    expect(awaited().when(report).intents).toContainEqual({ type: 'invite', people: [olga, marta, rosa] });
  });

  test('that fails is seen on the line and the pages, where there is no card to see it on', () => {
    const { intents } = awaited().when({ type: 'report-room-failed', error: 'restricted_action' });
    expect(intents).toEqual([pageOf(ana), pageOf(bruno), line]);
  });
});

describe('without a room', () => {
  test('nobody is invited and nothing is noted: the line and the pages say it all', () => {
    const { intents } = given(opened({ terms: terms({ warRoom: 'manual' }) }), paged()).when({
      type: 'acknowledge',
      by: ana,
    });
    expect(intents).toEqual([cancel('acknowledge'), pageOf(ana), pageOf(bruno), line]);
  });
});
