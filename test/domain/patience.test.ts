import { expect, test } from 'vitest';
import type { Event } from '../../src/domain/events.ts';
import type { KnownLack } from '../../src/domain/lacks.ts';
import { isStillNews, patienceOfCover, patienceOfEvent, patienceOfLacks } from '../../src/domain/patience.ts';
import { day, hour } from '../../src/domain/time.ts';
import { situations } from '../views/states.ts';
import { acknowledged, given, opened, paged, people, resolved, start } from '../support/domain.ts';

const { bruno, marta, olga } = people;
const asked = (by = marta) => ({ type: 'rca-requested', by, owner: bruno, dueAt: start + 5 * day, at: start }) as const;

test('of all that can happen, only a resolution and the root-cause analysis may wait to be told', () => {
  const all = Object.values(situations()).flatMap(({ e, events }) => events.map((event) => ({ e, event })));
  const waiting = new Set(
    all.flatMap(({ e, event }) => (patienceOfEvent(e, event, olga) === 'none' ? [] : event.type)),
  );
  expect([...waiting].toSorted()).toEqual(['rca-reminded', 'rca-requested', 'resolved']);
  expect(new Set(all.map(({ event }) => event.type)).size).toBeGreaterThan(15);
});

test('a root-cause analysis waits no longer than until it is due, and not for who asked it of themselves', () => {
  const { state } = given(opened(), paged(), acknowledged(bruno), resolved(bruno), asked());
  expect(patienceOfEvent(state, asked(), bruno)).toBe(start + 5 * day);
  expect(patienceOfEvent(state, { type: 'rca-reminded', by: null, at: start + 4 * day }, bruno)).toBe(start + 5 * day);
  expect(patienceOfEvent(state, asked(bruno), bruno)).toBe('none');
});

test('a resolution that was undone, or followed by another one, is no news any more', () => {
  const told: Event = { at: start, type: 'resolved', by: bruno, fix: 'Rolled back.' };
  const { state } = given(opened(), paged(), acknowledged(bruno), resolved(bruno));
  expect(isStillNews(state, told, olga)).toBe(true);
  const again = { type: 'reopened', by: olga, why: 'It is back.', at: start + hour } as const;
  const undone = given(opened(), paged(), acknowledged(bruno), resolved(bruno), again);
  expect(isStillNews(undone.state, told, olga)).toBe(false);
  const twice = given(
    opened(),
    paged(),
    acknowledged(bruno),
    resolved(bruno),
    again,
    resolved(bruno, start + 2 * hour),
  );
  expect(isStillNews(twice.state, told, olga)).toBe(false);
});

test('a root-cause analysis that is asked of somebody is news to them alone', () => {
  const { state } = given(opened(), paged(), acknowledged(bruno), resolved(bruno), asked());
  expect([isStillNews(state, asked(), bruno), isStillNews(state, asked(), marta)]).toEqual([true, false]);
});

test('news of a cover waits until its hours begin, and that nobody has accepted does not wait', () => {
  const cover = { from: start + day };
  const patience = (['accepted', 'taken_back', 'nobody_can', 'nobody_yet'] as const).map((news) =>
    patienceOfCover(cover, { news }),
  );
  expect(patience).toEqual([start + day, start + day, 'none', 'none']);
});

test('hours with nobody wait to be told until the first of them begin, and what is missing now does not wait', () => {
  const gap = (from: number, state: KnownLack['state'] = 'open'): KnownLack => ({
    kind: 'gap',
    schedule: 'payments',
    timezone: 'UTC',
    from,
    to: from + hour,
    state,
  });
  const calendar: KnownLack = { kind: 'calendar', schedule: 'payments', failure: 'no_answer', state: 'open' };
  const patience = (...items: readonly KnownLack[]) => patienceOfLacks({ items });
  expect(patience(gap(start + 2 * day), gap(start + day), calendar)).toBe(start + day);
  expect(patience(gap(start + 2 * day), gap(start + day, 'mended'))).toBe(start + 2 * day);
  expect(patience(calendar)).toBe('any');
  expect(patience(gap(start + day), { kind: 'target', name: 'gone', state: 'open' })).toBe('none');
});
