import { expect, test } from 'vitest';
import type { SeverityTerms } from '../../src/domain/terms.ts';
import { day, hour, minute } from '../../src/domain/time.ts';
import { acknowledged, given, opened, paged, people, start, terms, unanswered } from '../support/domain.ts';

const { olga, ana, bruno, marta, rosa, nora } = people;
const later = start + 30 * minute;
const coordinator = { target: { user: 'rosa' }, people: [rosa] };
const called = (changes = {}) =>
  opened({ terms: terms({ rcaFor: ['sev1'], problemCoordinator: coordinator, ...changes }) });
const resolve = { type: 'resolve', by: marta, fix: 'Rolled back.' } as const;
const rcaOf = (story: ReturnType<typeof given>) => story.events.find(({ type }) => type === 'rca-requested');

test('resolving what calls for an RCA asks the problem coordinator for it, due in the time of the policy', () => {
  const story = given(called(), paged(), acknowledged(ana)).when(resolve, later);
  expect(story.events).toEqual([
    { type: 'resolved', by: marta, fix: 'Rolled back.' },
    { type: 'rca-requested', by: marta, owner: rosa, dueAt: later + 5 * day, calledFor: true },
  ]);
  expect(story.intents).toContainEqual({ type: 'tell-person', person: rosa, seq: 5 });
  expect(story.intents).toContainEqual({
    type: 'arm',
    deadline: { kind: 'rca-reminder', tier: 0, round: 0, dueAt: later + 4 * day },
  });
});

test.each([
  ['nobody holds that role', {}],
  ['nobody is on call for it', { problemCoordinator: { target: { schedule: 'problems' }, people: [] } }],
])('where %s it is the lead who is asked', (_, changes) => {
  const { problemCoordinator: _none, ...rest } = terms({ rcaFor: ['sev1'] });
  const story = given(opened({ terms: { ...rest, ...changes } }), paged(), acknowledged(ana)).when(resolve, later);
  expect(rcaOf(story)).toMatchObject({ owner: ana });
});

test('where nobody leads it either, it is whoever resolves it', () => {
  const story = given(opened({ terms: terms({ rcaFor: ['sev1'] }) }), paged(), unanswered()).when(resolve, later);
  expect(rcaOf(story)).toMatchObject({ owner: marta });
});

test('whoever resolves it may choose somebody else and another day', () => {
  const rca = { owner: nora, dueAt: later + 2 * day };
  const story = given(called(), paged(), acknowledged(ana)).when({ ...resolve, rca }, later);
  expect(rcaOf(story)).toEqual({ type: 'rca-requested', by: marta, ...rca });
});

test('resolving may ask for an RCA where none is called for, and for none that is due in the past', () => {
  const story = given(opened(), paged(), acknowledged(ana));
  const rca = { owner: nora, dueAt: later + day };
  expect(story.when({ ...resolve, rca }, later).state.rca).toMatchObject({ owner: nora, requestedBy: marta });
  expect(story.when({ ...resolve, rca: { ...rca, dueAt: later } }, later).refused).toEqual({ code: 'due_in_the_past' });
});

test('it is the severity at resolving that counts', () => {
  const { severity, firstUpdate, warRoom, stakeholderChannels } = terms();
  const to = (key: string): SeverityTerms => ({
    severity: { ...severity, key },
    acknowledgeWithinMs: hour,
    firstUpdate,
    warRoom,
    stakeholderChannels,
  });
  const story = given(called(), paged(), acknowledged(ana)).when({ type: 'change-severity', by: olga, to: to('sev3') });
  expect(story.when(resolve, later).state.rca).toBeNull();
  const raised = story.when({ type: 'change-severity', by: olga, to: to('sev1') });
  expect(raised.when(resolve, later).state.rca).toMatchObject({ owner: rosa });
});

test('it is asked for once, however often it is resolved', () => {
  const story = given(called(), paged(), acknowledged(ana))
    .when(resolve, later)
    .when({ type: 'reopen', by: bruno, why: 'It is back.' })
    .when(resolve, later + hour);
  expect(story.events).toEqual([{ type: 'resolved', by: marta, fix: 'Rolled back.' }]);
  expect(story.state.rca).toMatchObject({ owner: rosa, requestedAt: later });
});
