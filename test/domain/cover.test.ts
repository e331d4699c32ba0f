import { describe, expect, test } from 'vitest';
import { asking, decideCover, type Cover, type CoverCommand } from '../../src/domain/cover.ts';
import { asMatterId } from '../../src/domain/ids.ts';
import { day, hour } from '../../src/domain/time.ts';
import { people, start, team } from '../support/domain.ts';

const { ana, bruno, carla, dana } = people;
const hours = { from: start + 3 * day, to: start + 4 * day };
const asked = (changes: Partial<Cover> = {}): Cover => ({
  ...asking({ id: asMatterId('M1'), team, schedule: 'payments', asker: ana, asked: [bruno, carla], ...hours }, start),
  ...changes,
});

function decided(cover: Cover, command: CoverCommand, now = start + hour, others: readonly Cover[] = []) {
  const decision = decideCover(cover, command, others, now);
  if ('refused' in decision) throw new Error(`refused: ${decision.refused}`);
  return decision;
}
const refusal = (cover: Cover, command: CoverCommand, now = start + hour, others: readonly Cover[] = []) => {
  const decision = decideCover(cover, command, others, now);
  return 'refused' in decision ? decision.refused : null;
};
const accepted = decided(asked(), { type: 'accept', by: bruno }).cover;

describe('a request to be covered for', () => {
  test('is taken by the first who accepts, and the asker is told', () => {
    const { cover, tell } = decided(asked(), { type: 'accept', by: bruno });
    expect(cover).toMatchObject({ status: 'accepted', taker: bruno, lookAt: null });
    expect(tell).toEqual([{ person: ana, news: 'accepted' }]);
    expect(refusal(cover, { type: 'accept', by: carla })).toBe('taken');
  });

  test('may be accepted by somebody who could not at first', () => {
    const { cover } = decided(asked(), { type: 'decline', by: bruno });
    expect(decided(cover, { type: 'accept', by: bruno }).cover.taker).toBe(bruno);
  });

  test('is nobody else’s business', () => {
    expect(refusal(asked(), { type: 'accept', by: dana })).toBe('not_asked');
    expect(refusal(asked(), { type: 'accept', by: ana })).toBe('not_asked');
    expect(refusal(asked(), { type: 'withdraw', by: bruno })).toBe('not_yours');
    expect(refusal(accepted, { type: 'take-back', by: bruno })).toBe('not_yours');
  });

  test('tells the asker at once when the last of those asked declines, and once', () => {
    const first = decided(asked(), { type: 'decline', by: bruno });
    expect(first.tell).toEqual([]);
    const last = decided(first.cover, { type: 'decline', by: carla });
    expect(last.tell).toEqual([{ person: ana, news: 'nobody_can' }]);
    expect(decided(last.cover, { type: 'decline', by: carla }).tell).toEqual([]);
    expect(decided(last.cover, { type: 'look' }, hours.from - 12 * hour).tell).toEqual([]);
  });

  test('can be withdrawn before it is accepted, and taken back after', () => {
    const withdrawn = decided(asked(), { type: 'withdraw', by: ana }).cover;
    expect(withdrawn.status).toBe('withdrawn');
    expect(refusal(withdrawn, { type: 'accept', by: bruno })).toBe('withdrawn');
    expect(refusal(accepted, { type: 'withdraw', by: ana })).toBe('taken');
    const back = decided(accepted, { type: 'take-back', by: ana });
    expect(back.cover.status).toBe('taken_back');
    expect(back.tell).toEqual([{ person: bruno, news: 'taken_back' }]);
    expect(refusal(back.cover, { type: 'accept', by: bruno })).toBe('taken_back');
  });

  test('is not taken back while the taker has passed hours of it on', () => {
    const passedOn = asked({ asker: bruno, status: 'accepted', taker: dana, from: hours.from + hour });
    expect(refusal(accepted, { type: 'take-back', by: ana }, start + hour, [passedOn])).toBe('passed_on');
    const elsewhere = { ...passedOn, from: hours.to, to: hours.to + hour };
    expect(refusal(accepted, { type: 'take-back', by: ana }, start + hour, [elsewhere])).toBeNull();
  });

  test('that nobody accepts is told to the asker twelve hours before it begins', () => {
    expect(asked().lookAt).toBe(hours.from - 12 * hour);
    const { cover, tell } = decided(asked(), { type: 'look' }, hours.from - 12 * hour);
    expect(tell).toEqual([{ person: ana, news: 'nobody_yet' }]);
    expect(cover).toMatchObject({ status: 'asking', lookAt: hours.to });
  });

  test('that begins sooner is told of halfway to its beginning; one that runs already, at once', () => {
    const soon = { id: asMatterId('M2'), team, schedule: 'payments', asker: ana, asked: [bruno] };
    expect(asking({ ...soon, from: start + 4 * hour, to: start + day }, start).lookAt).toBe(start + 2 * hour);
    expect(asking({ ...soon, from: start, to: start + day }, start).lookAt).toBe(start);
  });

  test('is over with the hours it is about', () => {
    expect(refusal(asked(), { type: 'accept', by: bruno }, hours.to)).toBe('over');
    expect(decided(asked(), { type: 'look' }, hours.to).cover).toMatchObject({ status: 'over', lookAt: null });
  });
});
