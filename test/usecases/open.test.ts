import { afterAll, beforeAll, expect, test } from 'vitest';
import { asTeamId } from '../../src/domain/ids.ts';
import { findById } from '../../src/queries/escalations.ts';
import { open } from '../../src/usecases/open.ts';
import { opening, people, terms } from '../support/domain.ts';
import { introduce, opened, startDesk, stranger, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

test('the record is kept whole, and reads back as it was written', async () => {
  const escalation = await opened(desk);
  expect(await findById(desk.db, escalation.team, escalation.id)).toEqual(escalation);
});

test('the pages of the first tier and its deadline are committed with the record', async () => {
  const escalation = await opened(desk);
  const errands = await desk.db
    .selectFrom('outbox')
    .select('errand')
    .where('escalation_id', '=', escalation.id)
    .where('lane', '=', 0)
    .orderBy('id')
    .execute();
  const deadlines = await desk.db
    .selectFrom('deadlines')
    .select(['kind', 'tier', 'round', 'due_at'])
    .where('escalation_id', '=', escalation.id)
    .where('kind', '=', 'acknowledge')
    .execute();
  expect(errands.map(({ errand }) => errand)).toEqual(
    expect.arrayContaining([
      { type: 'page', tier: 1, round: 1, person: people.ana },
      { type: 'page', tier: 1, round: 1, person: people.bruno },
    ]),
  );
  const answerBy = escalation.status === 'paging' ? new Date(escalation.answerBy) : null;
  expect(deadlines).toEqual([{ kind: 'acknowledge', tier: 1, round: 1, due_at: answerBy }]);
});

test('numbers count per workspace', async () => {
  const [north, south] = [asTeamId('NORTH'), asTeamId('SOUTH')];
  await introduce(desk, north, [people.olga]);
  await introduce(desk, south, [people.olga]);
  const numbers = [];
  for (const team of [north, north, south]) numbers.push((await opened(desk, { team })).number);
  expect(numbers).toEqual([1, 2, 1]);
});

test('many who open at once get numbers of their own', async () => {
  const team = asTeamId('BUSY');
  await introduce(desk, team, [people.olga]);
  const all = await Promise.all(Array.from({ length: 8 }, () => opened(desk, { team })));
  expect(all.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('the same form sent twice opens one escalation, also when both arrive at once', async () => {
  const request = { ...opening(), team: asTeamId('T1'), requestKey: 'V-TWICE' };
  const [first, second] = await Promise.all([open(desk, request), open(desk, request)]);
  const third = await open(desk, request);
  const ids = [first, second, third].map(({ escalation }) => escalation?.id);
  expect(new Set(ids).size).toBe(1);
  expect([first, second, third].filter((outcome) => 'events' in outcome && outcome.events.length > 0)).toHaveLength(1);
});

test('whoever is not a member of the workspace is refused, and nothing is written', async () => {
  const request = { ...opening({ by: stranger }), team: asTeamId('T1'), requestKey: 'V-STRANGER' };
  expect(await open(desk, request)).toEqual({ refused: { code: 'not_allowed' }, escalation: null });
  const written = await desk.db
    .selectFrom('escalations')
    .select('id')
    .where('request_key', '=', 'V-STRANGER')
    .execute();
  expect(written).toEqual([]);
});

test('an escalation of another workspace is not found', async () => {
  const escalation = await opened(desk, { terms: terms() });
  expect(await findById(desk.db, asTeamId('OTHER'), escalation.id)).toBeUndefined();
});
