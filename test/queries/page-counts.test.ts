import { afterAll, beforeAll, expect, test } from 'vitest';
import { day, hour } from '../../src/domain/time.ts';
import { countPages } from '../../src/queries/page-counts.ts';
import { opened, startDesk, type TestDesk } from '../support/desk.ts';
import { people, start, team, terms, tierOf } from '../support/domain.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
  const pages = async (at: number, ...persons: (typeof people.ana)[]) => {
    desk.travelTo(at);
    await opened(desk, { terms: terms({ tiers: [tierOf(persons)], rounds: 1 }) });
  };
  await pages(start - 31 * day, people.ana);
  await pages(start - 8 * day, people.ana, people.bruno);
  // 22:03 in Madrid, 21:03 in London
  await pages(start - 2 * day + 7 * hour, people.ana);
  await pages(start, people.ana);
  desk.travelTo(start + hour);
});
afterAll(() => desk.stop());

const counts = (zone: string, person: typeof people.ana | null = null) =>
  countPages(desk.db, team, start + hour, zone, person);

test('pages are counted for each person, over a week and a month, those most often paged first', async () => {
  expect(await counts('Europe/London')).toEqual([
    { person: people.ana, week: 2, month: 3, nights: 0 },
    { person: people.bruno, week: 0, month: 1, nights: 0 },
  ]);
});

test('when it was night is said by the zone', async () => {
  expect(await counts('Europe/Madrid', people.ana)).toEqual([{ person: people.ana, week: 2, month: 3, nights: 1 }]);
  expect(await counts('Europe/Madrid', people.carla)).toEqual([]);
});
