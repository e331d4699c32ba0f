import { afterAll, beforeAll, expect, test } from 'vitest';
import { asTeamId, asUserId } from '../../src/domain/ids.ts';
import { minute } from '../../src/domain/time.ts';
import { act } from '../../src/usecases/act.ts';
import { sweep } from '../../src/usecases/on-deadline.ts';
import { composed } from '../support/composed.ts';
import { opened, startDesk, stateOf, type TestDesk } from '../support/desk.ts';
import { people, start, team, terms, tierOf } from '../support/domain.ts';

const { ana, bruno, carla, dana } = people;
let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const inTurn = (turn: string, persons = [ana, bruno, carla]) =>
  terms({ tiers: [{ ...tierOf(persons), turn }, tierOf([dana])], rounds: 1 });
const first = (pages: readonly { readonly person: string }[]) => pages[0]?.person;

test('three escalations that open one after the other page three people', async () => {
  const opens = [1, 2, 3, 4].map(() => ({ terms: inTurn('a/1') }));
  const paged: (string | undefined)[] = [];
  for (const each of opens) paged.push(first((await opened(desk, each)).pages));
  expect(paged).toEqual([ana, bruno, carla, ana]);
});

test('escalations that open at once, in two processes, page everybody as often', async () => {
  const other = desk.another();
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, index) => opened(index % 2 ? desk : other, { terms: inTurn('b/1') })),
  );
  const counts = [ana, bruno, carla].map((person) => all.filter(({ pages }) => first(pages) === person).length);
  expect(counts).toEqual([4, 4, 4]);
});

test('who was asked because somebody declined has had their turn', async () => {
  const escalation = await opened(desk, { terms: inTurn('c/1') });
  const declined = stateOf(
    await act(desk, escalation, { type: 'decline', by: ana, tier: 1, round: 1, reason: 'busy' }),
  );
  expect(declined.pages.map(({ person }) => person)).toEqual([ana, bruno]);
  expect(first((await opened(desk, { terms: inTurn('c/1') })).pages)).toBe(carla);
});

test('deadlines that are settled together take turns as well', async () => {
  const late = (turn: string) =>
    terms({ tiers: [tierOf([dana]), { ...tierOf([ana, bruno, carla]), turn }], rounds: 1 });
  const all = [];
  for (let count = 0; count < 6; count += 1) all.push(await opened(desk, { terms: late('d/2') }));
  desk.travelTo(start + 5 * minute);
  await sweep(desk, asTeamId('T1'), composed);
  const rows = await desk.db
    .selectFrom('pages')
    .select('person')
    .where('tier', '=', 2)
    .where(
      'escalation_id',
      'in',
      all.map(({ id }) => id),
    )
    .execute();
  desk.travelTo(start);
  expect(rows.map(({ person }) => person).toSorted()).toEqual([ana, ana, bruno, bruno, carla, carla].toSorted());
});

test('turns of one workspace are none of another', async () => {
  const rows = await desk.db.selectFrom('turns').select('team_id').distinct().execute();
  expect(rows).toEqual([{ team_id: team }]);
});

test('somebody new in the tier comes first, and nobody else twice in a row', async () => {
  await opened(desk, { terms: inTurn('e/1', [ana, bruno]) });
  expect(first((await opened(desk, { terms: inTurn('e/1', [ana, carla, bruno]) })).pages)).toBe(carla);
  expect(first((await opened(desk, { terms: inTurn('e/1', [ana, carla, bruno]) })).pages)).toBe(bruno);
  expect(first((await opened(desk, { terms: inTurn('e/1', [ana, asUserId('LEO')]) })).pages)).toBe('LEO');
});
