import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { claim, finish, lanesOf, renew, type Claimed } from '../../src/store/errands.ts';
import { people, start, team, terms, tierOf } from '../support/domain.ts';
import { opened, startDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(async () => {
  await desk.db.deleteFrom('outbox').execute();
});
afterAll(() => desk.stop());

const take = (limit: number) =>
  claim(desk.db, team, start + minute, { 'other ways': 0, pages: limit, 'the rest': 0 }, 60_000);
const everybody = terms({ tiers: [tierOf(Object.values(people))], rounds: 1 });

test('one case with many pages does not keep the only page of another waiting for all of them', async () => {
  const many = await opened(desk, { terms: everybody });
  const single = await opened(desk, { terms: terms({ tiers: [tierOf([people.ana])], rounds: 1 }) });
  const turn = (await take(100)).map((claimed) => claimed.escalation_id);
  expect(turn.filter((id) => id === many.id)).toHaveLength(9);
  expect(turn.indexOf(single.id)).toBeLessThan(3);
});

test('where there are pages they are taken alone when that is asked for, and what else there is without them', async () => {
  await opened(desk, { terms: everybody });
  const lanes = async (pages: number) => {
    const claims = await claim(desk.db, team, start + minute, { 'other ways': 0, pages, 'the rest': 10 }, 60_000, true);
    return new Set(claims.map(lanesOf));
  };
  expect(await lanes(100)).toEqual(new Set(['pages']));
  expect(await lanes(100)).toEqual(new Set(['the rest']));
});

test('whoever renews a lease keeps it; whoever lost it can not have it back', async () => {
  await opened(desk, { terms: everybody });
  const [kept, lost] = await take(2);
  if (!kept || !lost) throw new Error('two pages were claimed');
  const runsOut = (claimed: Claimed, date: Date) =>
    desk.db.updateTable('outbox').set({ leased_until: date }).where('id', '=', claimed.id).execute();
  await runsOut(kept, new Date(Date.now() + 5_000));
  await runsOut(lost, new Date(0));
  for (const claimed of [kept, lost]) await renew(desk.db, claimed, 60_000);
  const again = await take(100);
  expect(again.map(({ id }) => id)).toContain(lost.id);
  expect(again.map(({ id }) => id)).not.toContain(kept.id);
  expect(again.find(({ id }) => id === lost.id)).toMatchObject({ doubtful_since: expect.any(Date) });
  expect(await finish(desk.db, lost, start, { receipt: null })).toBe(false);
  expect(await finish(desk.db, kept, start, { receipt: null })).toBe(true);
});
