import { afterAll, beforeAll, expect, test } from 'vitest';
import { asTeamId } from '../../src/domain/ids.ts';
import { second } from '../../src/domain/time.ts';
import { listOpen, listOpenWithTotal } from '../../src/queries/escalations.ts';
import { act } from '../../src/usecases/act.ts';
import { introduce, opened, startDesk, type TestDesk } from '../support/desk.ts';
import { people, start, team, terms } from '../support/domain.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const ranked = (rank: number) => terms({ severity: { ...terms().severity, rank } });

test('a list that is too long leaves out the least severe and the newest, and what is resolved', async () => {
  const oldest = await opened(desk, { terms: ranked(0) });
  const resolved = await opened(desk, { terms: ranked(0) });
  await act(desk, resolved, { type: 'resolve', by: people.olga, fix: 'Rolled back.' });
  for (let age = 1; age <= 20; age += 1) {
    desk.travelTo(start + age * second);
    await opened(desk, { terms: ranked(1) });
  }
  const listed = await listOpen(desk.db, team);
  expect(listed).toHaveLength(20);
  expect(listed[0]?.id).toBe(oldest.id);
  expect(listed.at(-1)?.openedAt).toBe(start + 19 * second);
  expect(listed.map(({ id }) => id)).not.toContain(resolved.id);
  expect(await listOpenWithTotal(desk.db, team)).toEqual({ open: listed, total: 21 });
});

test('a list that holds all of them is as long as it is', async () => {
  const other = asTeamId('T-OTHER');
  await introduce(desk, other, [people.olga]);
  const { id } = await opened(desk, { team: other, requestKey: 'the only one' });
  const { open, total } = await listOpenWithTotal(desk.db, other);
  expect([open.map((each) => each.id), total]).toEqual([[id], 1]);
});
