import { describe, expect, test } from 'vitest';
import { hour, minute } from '../../src/domain/time.ts';
import { acknowledged, given, opened, paged, people, resolved, start, terms } from '../support/domain.ts';

const { ana, bruno, dana, leo, marta, olga } = people;
const directors = [
  { target: { usergroup: 'directors' }, people: [leo, dana] },
  { target: { user: 'gone@example.com' }, people: [] },
];
const promising = terms({ updateEveryMs: 30 * minute, resolveWithinMs: 4 * hour, involve: directors });
const working = given(opened({ terms: promising }), paged(), acknowledged(ana));
const reminder = { type: 'next-update-due', text: 'From the record.' } as const;
const post = { type: 'post-update', by: ana, text: 'We are on it.' } as const;

describe('the update after the first', () => {
  const posted = working.when(post, start + 10 * minute);

  test('is promised when one was posted, by the cadence of the severity', () => {
    expect(working.state.nextUpdate).toBeNull();
    expect(posted.state.nextUpdate).toEqual({ by: start + 40 * minute, text: null });
    const deadline = { kind: 'next-update', tier: 0, round: posted.state.version, dueAt: start + 40 * minute };
    expect(posted.intents).toContainEqual({ type: 'arm', deadline });
  });

  test('is promised as well when the first was skipped or posted by itself', () => {
    const skipped = given(opened({ terms: promising }), paged(), acknowledged(ana)).when(
      { type: 'skip-update', by: ana, why: 'Known.' },
      start + minute,
    );
    const automatic = working.when({ type: 'first-update-due', text: 'From the record.' }, start + hour);
    expect([skipped.state.nextUpdate?.by, automatic.state.nextUpdate?.by]).toEqual([
      start + 31 * minute,
      start + 90 * minute,
    ]);
  });

  test('is put off by every update that is posted', () => {
    const again = posted.when(post, start + 30 * minute);
    expect(again.state.nextUpdate?.by).toBe(start + hour);
    expect(again.intents).toContainEqual({ type: 'cancel', kinds: ['next-update'] });
    expect(again.when(reminder, start + 40 * minute).events).toEqual([]);
  });

  test('that nobody posts has whoever leads reminded, with a draft, and again after as long', () => {
    const late = posted.when(reminder, start + 40 * minute);
    expect(late.state.nextUpdate).toEqual({ by: start + 70 * minute, text: 'From the record.' });
    expect(late.intents).toContainEqual({ type: 'tell-person', person: ana, seq: late.state.version });
    const later = late.when(reminder, start + 70 * minute);
    expect(later.state.nextUpdate?.by).toBe(start + 100 * minute);
  });

  test('is for whoever opened it while nobody leads', () => {
    const paging = given(opened({ terms: promising }), paged()).when({ ...post, by: olga }, start + minute);
    const late = paging.when(reminder, start + 31 * minute);
    expect(late.intents).toContainEqual({ type: 'tell-person', person: olga, seq: late.state.version });
  });

  test('is over when it is resolved, and promised anew when that was too early', () => {
    const done = posted.when({ type: 'resolve', by: ana, fix: 'Rolled back.' }, start + 20 * minute);
    expect(done.state.nextUpdate).toBeNull();
    expect(done.intents).toContainEqual({ type: 'cancel', kinds: ['next-update'] });
    const again = done.when({ type: 'reopen', by: ana, why: 'It is back.' }, start + hour);
    expect(again.state.nextUpdate?.by).toBe(start + 90 * minute);
  });
});

describe('an escalation that is not resolved in time', () => {
  const due = { type: 'resolve-due' } as const;

  test('has a clock from when it opened', () => {
    expect(working.state.resolveBy).toBe(start + 4 * hour);
  });

  test('brings in those whom the policy names for it, tells them, and names those who could not be found', () => {
    const room = given(opened({ terms: promising }), paged(), acknowledged(ana)).when(
      { type: 'open-room', by: ana },
      start + minute,
    );
    const late = room.when(due, start + 4 * hour);
    expect(late.events).toEqual([{ type: 'overdue', by: null, people: [leo, dana], missing: ['gone@example.com'] }]);
    const seq = late.state.version;
    expect(late.intents).toEqual(
      expect.arrayContaining([
        { type: 'tell-person', person: leo, seq },
        { type: 'tell-person', person: dana, seq },
      ]),
    );
    expect(late.when(due, start + 5 * hour).events).toEqual([]);
  });

  test('gets a room to bring them into, where there is none', () => {
    expect(working.when(due, start + 4 * hour).state.room).toEqual({ status: 'requested' });
  });

  test('lets those who were brought in act on it', () => {
    const resolve = { type: 'resolve', by: leo, fix: 'Bought more.' } as const;
    expect(working.when(resolve).refused).toEqual({ code: 'not_allowed' });
    expect(working.when(due, start + 4 * hour).when(resolve, start + 5 * hour).state.status).toBe('resolved');
  });

  test('says so, too, where the policy names nobody', () => {
    const alone = given(opened({ terms: terms({ resolveWithinMs: hour }) }), paged(), acknowledged(bruno));
    expect(alone.when(due, start + hour).events).toEqual([{ type: 'overdue', by: null, people: [], missing: [] }]);
  });

  test('is not late any more once it is resolved, and has all of the time again when it is reopened', () => {
    const over = given(opened({ terms: promising }), paged(), acknowledged(ana), resolved(ana));
    expect(over.when(due, start + 4 * hour).events).toEqual([]);
    const again = over.when({ type: 'reopen', by: marta, why: 'It is back.' }, start + 5 * hour);
    expect(again.state.resolveBy).toBe(start + 9 * hour);
    expect(again.intents).toContainEqual({
      type: 'arm',
      deadline: { kind: 'resolve', tier: 0, round: 0, dueAt: start + 9 * hour },
    });
  });

  test('that was opened before this was promised, promises nothing', () => {
    const old = given(opened(), paged(), acknowledged(ana));
    expect(old.state).toMatchObject({ resolveBy: null, nextUpdate: null });
    expect(old.when(post).state.nextUpdate).toBeNull();
    expect(old.when(due, start + 100 * hour).events).toEqual([]);
  });
});
