import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { fold } from '../../src/domain/evolve.ts';
import { asChannelId, asTeamId } from '../../src/domain/ids.ts';
import { day, minute } from '../../src/domain/time.ts';
import { findById } from '../../src/queries/escalations.ts';
import { readTimeline } from '../../src/queries/timeline.ts';
import { act } from '../../src/usecases/act.ts';
import { report } from '../../src/usecases/report.ts';
import { people, start, terms } from '../support/domain.ts';
import { introduce, opened, startDesk, stateOf, stranger, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const stored = (escalation: Escalation) => findById(desk.db, escalation.team, escalation.id);

test('of two people who acknowledge at once one wins, and the other is told who', async () => {
  const escalation = await opened(desk);
  const outcomes = await Promise.all(
    [people.ana, people.bruno].map((by) => act(desk, escalation, { type: 'acknowledge', by })),
  );
  const refusals = outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : []));
  const now = await stored(escalation);
  const winner = now?.status === 'working' ? now.acknowledged.by : null;
  expect(refusals).toEqual([{ code: 'already_acknowledged', by: winner, at: start }]);
  const acknowledged = (await readTimeline(desk.db, escalation.id)).filter(({ type }) => type === 'acknowledged');
  expect(acknowledged).toHaveLength(1);
});

test('folding the timeline gives the row, through a whole life', async () => {
  const escalation = await opened(desk, { terms: terms({ warRoom: 'on_acknowledge' }) });
  const due = start + 5 * day;
  const steps = [
    () => act(desk, escalation, { type: 'decline', by: people.ana, tier: 1, round: 1, reason: 'busy' }),
    () => act(desk, escalation, { type: 'page-next', by: people.olga, tier: 1, round: 1 }),
    () => act(desk, escalation, { type: 'acknowledge', by: people.carla }),
    () => report(desk, escalation, { type: 'report-room', channel: asChannelId('C-ROOM'), name: 'esc-1-room' }),
    () => act(desk, escalation, { type: 'post-update', by: people.carla, text: 'We are on it & looking.' }),
    () => act(desk, escalation, { type: 'resolve', by: people.carla, fix: 'Rolled back.' }),
    () => act(desk, escalation, { type: 'reopen', by: people.olga, why: 'It is back.' }),
    () => act(desk, escalation, { type: 'resolve', by: people.carla, fix: 'Rolled back again.' }),
    () => act(desk, escalation, { type: 'request-rca', by: people.olga, owner: people.dana, dueAt: due }),
  ];
  for (const [index, step] of steps.entries()) {
    desk.travelTo(start + index * minute);
    stateOf(await step());
    const { id, team, number } = escalation;
    expect(fold({ id, team, number }, await readTimeline(desk.db, id))).toEqual(await stored(escalation));
  }
  desk.travelTo(start);
});

test('a stranger, and the same person from another workspace, are refused and change nothing', async () => {
  const escalation = await opened(desk);
  const refused = await act(desk, escalation, { type: 'acknowledge', by: stranger });
  expect(refused).toMatchObject({ refused: { code: 'not_allowed' } });
  const other = asTeamId('T2');
  await introduce(desk, other, [people.ana]);
  const fromElsewhere = await act(desk, { team: other, id: escalation.id }, { type: 'acknowledge', by: people.ana });
  expect(fromElsewhere).toMatchObject({ refused: { code: 'not_found' } });
  expect(await stored(escalation)).toEqual(escalation);
});

test('an RCA is not given to somebody who can not be reached', async () => {
  const escalation = await opened(desk);
  stateOf(await act(desk, escalation, { type: 'acknowledge', by: people.ana }));
  stateOf(await act(desk, escalation, { type: 'resolve', by: people.ana, fix: 'Rolled back.' }));
  const command = { type: 'request-rca', by: people.olga, owner: stranger, dueAt: start + day } as const;
  expect(await act(desk, escalation, command)).toMatchObject({ refused: { code: 'person_cannot_be_paged' } });
});
