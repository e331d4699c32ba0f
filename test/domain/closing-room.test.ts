import { describe, expect, test } from 'vitest';
import type { Terms } from '../../src/domain/terms.ts';
import { asChannelId } from '../../src/domain/ids.ts';
import { day, hour, minute } from '../../src/domain/time.ts';
import { acknowledged, given, opened, paged, people, roomOpened, start, terms, type Story } from '../support/domain.ts';
import { cancel } from '../support/intents.ts';

const { olga, ana, marta, nora } = people;
const resolvedAt = start + hour;
const week = 7 * day;
const resolve = { type: 'resolve', by: marta, fix: 'Rolled back.' } as const;
const reopen = { type: 'reopen', by: marta, why: 'It is back.' } as const;
const due = { type: 'close-room-due' } as const;
const archived = { type: 'report-room-archived' } as const;
const requested = { type: 'room-requested', by: null } as const;

const keeping = (changes: Partial<Terms> = {}) => opened({ terms: terms({ archiveRoomAfterMs: week, ...changes }) });
const working = (changes: Partial<Terms> = {}): Story =>
  given(keeping(changes), paged(), acknowledged(ana), requested, roomOpened);
const done = (changes: Partial<Terms> = {}): Story => working(changes).when(resolve, resolvedAt);
const armed = (dueAt: number) => ({ type: 'arm', deadline: { kind: 'close-room', tier: 0, round: 0, dueAt } });
const typesOf = ({ events }: Story) => events.map(({ type }) => type);

describe('the time of a room', () => {
  test('runs from when it was resolved, as long as the policy says', () => {
    expect(done().intents).toContainEqual(armed(resolvedAt + week));
  });

  test('is over when it is reopened, and begins anew when it is resolved again', () => {
    const again = done().when(reopen, resolvedAt + day);
    expect(again.intents).toContainEqual(cancel('close-room'));
    expect(again.when(resolve, resolvedAt + 2 * day).intents).toContainEqual(armed(resolvedAt + 9 * day));
  });

  test('is not over before the RCA is due', () => {
    const request = { type: 'request-rca', by: marta, owner: nora, dueAt: resolvedAt + 20 * day } as const;
    expect(done().when(request, resolvedAt).intents).toContainEqual(armed(resolvedAt + 20 * day));
    const sooner = done().when({ ...request, dueAt: resolvedAt + 2 * day }, resolvedAt);
    expect(sooner.intents.filter(({ type }) => type === 'arm')).toHaveLength(1);
  });

  test('of one that is opened to talk about what is resolved runs from then', () => {
    const opensLater = given(keeping(), paged(), acknowledged(ana))
      .when(resolve, resolvedAt)
      .when({ type: 'open-room', by: olga }, resolvedAt + 20 * day)
      .when({ type: 'report-room', channel: asChannelId('C-ROOM'), name: 'esc-142' }, resolvedAt + 20 * day);
    expect(opensLater.intents).toContainEqual(armed(resolvedAt + 27 * day));
  });

  test.each([
    ['without a room', given(keeping(), paged(), acknowledged(ana))],
    ['that opened before rooms were archived', given(opened(), paged(), acknowledged(ana), requested, roomOpened)],
  ])('of an escalation %s does not run', (_, story) => {
    expect(JSON.stringify(story.when(resolve, resolvedAt).intents)).not.toContain('close-room');
    expect(story.when(resolve, resolvedAt).when(due, resolvedAt + week).events).toEqual([]);
  });
});

describe('a room whose time is over', () => {
  const closing = () => done().when(due, resolvedAt + week + 5 * hour);

  test('is asked to close, after all that is still told in it; hours late as once', () => {
    expect(typesOf(closing())).toEqual(['room-closing']);
    expect(closing().intents.at(-1)).toEqual({ type: 'close-room' });
  });

  test.each([
    ['before its time', done().when(due, resolvedAt + week - 1)],
    [
      'once it was reopened',
      done()
        .when(reopen, resolvedAt + week)
        .when(due, resolvedAt + week),
    ],
    [
      'once it is archived',
      closing()
        .when(archived)
        .when(due, resolvedAt + 2 * week),
    ],
  ])('is left alone %s', (_, story) => {
    expect(story.events).toEqual([]);
  });

  test('is archived, and is told nothing more', () => {
    const story = closing().when(archived, resolvedAt + week);
    expect(typesOf(story)).toEqual(['room-archived']);
    expect(story.state.room).toEqual({ status: 'archived', channel: 'C-ROOM', name: 'esc-142-acme-checkout' });
    expect(story.intents).toEqual([cancel('close-room'), { type: 'show', slot: 'line' }]);
    expect(story.when(archived).events).toEqual([]);
  });

  test('stays while somebody writes in it, and its time is over a day after that', () => {
    const until = resolvedAt + week + 6 * hour;
    const story = closing().when({ type: 'report-room-in-use', until }, resolvedAt + week + 5 * hour);
    expect(typesOf(story)).toEqual(['room-kept']);
    expect(story.intents).toContainEqual(armed(until));
    expect(typesOf(story.when(due, until))).toEqual(['room-closing']);
  });

  test('that Slack will not archive stays, which is said and not tried again', () => {
    const story = closing().when({ type: 'report-room-not-archived', error: 'restricted_action' });
    expect(story.state.room).toMatchObject({ status: 'open' });
    expect(story.intents.filter(({ type }) => type === 'arm' || type === 'close-room')).toEqual([]);
  });
});

describe('what is reopened after its room was archived', () => {
  test('gets another room, with the story so far', () => {
    const story = done()
      .when(due, resolvedAt + week)
      .when(archived)
      .when(reopen, resolvedAt + 8 * day);
    expect(story.events).toEqual([
      { ...reopen, type: 'reopened' },
      { type: 'room-requested', by: null, anew: true },
    ]);
    expect(story.intents).toContainEqual({ type: 'open-room' });
    const second = story.when({ type: 'report-room', channel: asChannelId('C-TWO'), name: 'esc-142-2' });
    expect(second.state.room).toEqual({ status: 'open', channel: 'C-TWO', name: 'esc-142-2' });
  });

  test('while Slack archived it, too', () => {
    const story = done()
      .when(due, resolvedAt + week)
      .when(reopen, resolvedAt + week)
      .when(archived);
    expect(story.events).toEqual([
      { type: 'room-archived', by: null },
      { type: 'room-requested', by: null, anew: true },
    ]);
  });

  test('pages the first tier again, where nobody had taken it', () => {
    const story = given(keeping(), paged(), requested, roomOpened)
      .when(resolve, resolvedAt)
      .when(due, resolvedAt + week)
      .when(archived)
      .when(reopen, resolvedAt + week + minute);
    expect(typesOf(story)).toEqual(['reopened', 'paged', 'room-requested']);
  });
});
