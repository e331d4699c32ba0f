import { describe, expect, test } from 'vitest';
import { asMatterId } from '../../src/domain/ids.ts';
import { compareLacks, type KnownLack, type Lack } from '../../src/domain/lacks.ts';
import { day, hour } from '../../src/domain/time.ts';
import { start } from '../support/domain.ts';

const gap = (from: number, to: number, schedule = 'payments', timezone = 'UTC'): Lack => ({
  kind: 'gap',
  schedule,
  timezone,
  from,
  to,
});
const gone: Lack = { kind: 'target', name: 'gone@example.com' };
const notice = (...items: readonly Lack[]) => ({
  id: asMatterId('M1'),
  items: items.map((item): KnownLack => ({ ...item, state: 'open' })),
});
const tonight = gap(start + 4 * hour, start + 16 * hour);

describe('what is missing', () => {
  test('is new once', () => {
    expect(compareLacks([], [tonight, gone], start)).toEqual({ changed: [], fresh: [tonight, gone] });
    expect(compareLacks([notice(tonight, gone)], [tonight, gone], start)).toEqual({ changed: [], fresh: [] });
  });

  test('is the same when it runs already, or goes on for longer', () => {
    const running = gap(start + 6 * hour, start + 16 * hour);
    expect(compareLacks([notice(tonight)], [running], start + 6 * hour)).toEqual({ changed: [], fresh: [] });
    const longer = gap(start + 4 * hour, start + 20 * hour);
    const { changed, fresh } = compareLacks([notice(tonight)], [longer], start);
    expect(fresh).toEqual([]);
    expect(changed).toEqual([{ id: 'M1', items: [{ ...longer, state: 'open' }] }]);
  });

  test('is the same when it comes every week, also when clocks change in between', () => {
    const monday = Date.UTC(2026, 2, 23, 17);
    const before = gap(monday, monday + hour, 'payments', 'Europe/Madrid');
    const summer = gap(monday + 7 * day - hour, monday + 7 * day, 'payments', 'Europe/Madrid');
    expect(compareLacks([notice(before)], [summer], monday + 2 * hour).fresh).toEqual([]);
    expect(compareLacks([notice(before)], [gap(monday + 6 * day, monday + 7 * day)], monday).fresh).toHaveLength(1);
  });

  test('is another one in another schedule', () => {
    const other = gap(start + 4 * hour, start + 16 * hour, 'support');
    expect(compareLacks([notice(tonight)], [tonight, other], start).fresh).toEqual([other]);
  });

  test('is mended when it is not missing any more, and over when its hours are', () => {
    const known = [notice(tonight, gone)];
    const [mended] = compareLacks(known, [], start).changed;
    expect(mended?.items.map(({ state }) => state)).toEqual(['mended', 'mended']);
    const [over] = compareLacks(known, [gone], start + day).changed;
    expect(over?.items.map(({ state }) => state)).toEqual(['past', 'open']);
  });

  test('that was mended and comes back is new again', () => {
    const [mended] = compareLacks([notice(gone)], [], start).changed;
    expect(compareLacks(mended ? [mended] : [], [gone], start).fresh).toEqual([gone]);
  });
});
