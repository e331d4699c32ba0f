import { afterAll, beforeAll, expect, test } from 'vitest';
import { asTeamId } from '../../src/domain/ids.ts';
import { hour, second } from '../../src/domain/time.ts';
import { listOpen, listOpenWithTotal } from '../../src/queries/open.ts';
import { findById } from '../../src/queries/escalations.ts';
import { listAnswer } from '../../src/views/slack/list.ts';
import { act } from '../../src/usecases/act.ts';
import { introduce, opened, startDesk, type TestDesk } from '../support/desk.ts';
import { details, people, start, team, terms } from '../support/domain.ts';

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

test('a list says of each what the whole record says of it', async () => {
  const spoken = asTeamId('T-SPOKEN');
  await introduce(desk, spoken, [people.olga, people.ana]);
  const opens = async (after: number, changes: Parameters<typeof opened>[1]) => {
    desk.travelTo(start + hour + after);
    return opened(desk, { team: spoken, requestKey: `after ${after}`, ...changes });
  };
  const paging = await opens(0, { details: details({ customer: { name: 'Acme', tier: 'strategic', contact: null } }) });
  const working = await opens(second, { details: details({ customer: null }) });
  const alone = await opens(2 * second, { terms: terms({ tiers: [] }) });
  desk.travelTo(start + 2 * hour);
  await act(desk, working, { type: 'acknowledge', by: people.ana });
  const whole = await Promise.all([paging, working, alone].map(({ id }) => findById(desk.db, spoken, id)));
  const known = whole.filter((each) => each !== undefined);
  expect(known).toHaveLength(3);
  expect(listAnswer(await listOpen(desk.db, spoken), 'en')).toEqual(listAnswer(known, 'en'));
});
