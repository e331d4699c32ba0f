import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/domain/policy.ts';
import type { Terms } from '../../src/domain/terms.ts';
import { day, hour, minute } from '../../src/domain/time.ts';
import { acknowledged, given, opened, paged, people, start, terms, type Story } from '../support/domain.ts';
import { cancel } from '../support/intents.ts';

const { olga, ana, marta, rosa, nora } = people;
const resolvedAt = start + 30 * minute;
const due = { type: 'feedback-due' } as const;
const resolve = { type: 'resolve', by: marta, fix: 'Rolled back.' } as const;
const reopen = { type: 'reopen', by: marta, why: 'It is back.' } as const;
const customerExecutive = { target: { user: 'rosa' }, people: [rosa] };

const done = (changes: Partial<Terms> = {}): Story =>
  given(opened({ terms: terms({ feedback: true, customerExecutive, ...changes }) }), paged(), acknowledged(ana)).when(
    resolve,
    resolvedAt,
  );
const asked = (): Story => done().when(due, resolvedAt + hour);
const armed = (dueAt: number) => ({ type: 'arm', deadline: { kind: 'ask-feedback', tier: 0, round: 0, dueAt } });
const shown = (person: string) => ({ type: 'show', slot: `feedback/${person}` });
const good = { type: 'give-feedback', by: olga, rating: 4 } as const;

describe('people are asked how it went', () => {
  test('an hour after it was resolved', () => {
    expect(done().intents).toContainEqual(armed(resolvedAt + hour));
    expect(done().when(due, resolvedAt + hour - 1).events).toEqual([]);
  });

  test('in opening hours, where its clocks run in them', () => {
    const hours: Calendar = { timezone: 'UTC', hours: { 'mon-fri': '09:00-15:00' }, holidays: [] };
    expect(done({ hours }).intents).toContainEqual(armed(Date.UTC(2026, 10, 24, 9, 33)));
  });

  test('whoever opened it, and whoever speaks for the customer', () => {
    expect(asked().events).toEqual([{ type: 'feedback-asked', by: null, people: [olga, rosa] }]);
    expect(asked().intents).toEqual(expect.arrayContaining([shown(olga), shown(rosa)]));
  });

  test.each([
    ['nobody speaks for the customer', { target: { schedule: 'customers' }, people: [] }],
    ['they opened it themselves', { target: { user: 'olga' }, people: [olga] }],
  ])('one, where %s', (_, executive) => {
    const story = done({ customerExecutive: executive }).when(due, resolvedAt + hour);
    expect(story.state.feedback).toEqual([{ person: olga, answer: null }]);
  });

  test('only where the policy wants it', () => {
    const quiet = given(opened(), paged(), acknowledged(ana)).when(resolve, resolvedAt);
    expect(JSON.stringify(quiet.intents)).not.toContain('ask-feedback');
    expect(quiet.when(due, resolvedAt + day).events).toEqual([]);
  });

  test('not while it is open again, but once it is resolved again', () => {
    const again = done().when(reopen, resolvedAt + 10 * minute);
    expect(again.intents).toContainEqual(cancel('ask-feedback'));
    expect(again.when(due, resolvedAt + hour).events).toEqual([]);
    expect(again.when(resolve, resolvedAt + day).intents).toContainEqual(armed(resolvedAt + day + hour));
  });

  test('once, however often it is resolved: what they were asked is only shown as it is now', () => {
    const again = asked().when(reopen, resolvedAt + 2 * hour);
    expect(again.intents).toEqual(expect.arrayContaining([shown(olga), shown(rosa)]));
    const over = again.when(resolve, resolvedAt + day);
    expect(JSON.stringify(over.intents)).not.toContain('ask-feedback');
    expect(over.intents).toEqual(expect.arrayContaining([shown(olga), shown(rosa)]));
    expect(over.when(due, resolvedAt + 2 * day).events).toEqual([]);
  });
});

describe('an answer', () => {
  test('is kept with who gave it and when', () => {
    const story = asked().when(good, resolvedAt + 2 * hour);
    expect(story.events).toEqual([{ type: 'feedback-given', by: olga, rating: 4, comment: '' }]);
    expect(story.intents).toContainEqual(shown(olga));
    expect(story.state.feedback).toEqual([
      { person: olga, answer: { rating: 4, comment: '', at: resolvedAt + 2 * hour } },
      { person: rosa, answer: null },
    ]);
  });

  test('may be changed, also while it is open again; its comment stays unless it is given anew', () => {
    const commented = asked().when({ ...good, comment: 'Quick.' });
    const changed = commented.when(reopen).when({ ...good, rating: 1 });
    expect(changed.state.feedback[0]?.answer).toMatchObject({ rating: 1, comment: 'Quick.' });
    expect(commented.when({ ...good, comment: '' }).state.feedback[0]?.answer).toMatchObject({ comment: '' });
  });

  test('that says the same again changes nothing', () => {
    const commented = asked().when({ ...good, comment: 'Quick.' });
    expect(commented.when(good).events).toEqual([]);
    expect(commented.when({ ...good, comment: 'Quick.' }).events).toEqual([]);
  });

  test('of somebody who was not asked is refused', () => {
    for (const by of [nora, marta, ana]) expect(asked().when({ ...good, by }).refused).toEqual({ code: 'not_allowed' });
    expect(done().when(good).refused).toEqual({ code: 'not_allowed' });
  });
});
