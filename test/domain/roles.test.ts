import { expect, test } from 'vitest';
import { asChannelId } from '../../src/domain/ids.ts';
import { holderOf } from '../../src/domain/roles.ts';
import { hour, minute } from '../../src/domain/time.ts';
import { acknowledged, given, opened, paged, people, resolved, roomOpened, start, terms } from '../support/domain.ts';

const { olga, ana, bruno, marta, rosa, nora, leo } = people;
const target = (person: typeof rosa) => ({ target: { user: 'somebody' }, people: [person] });
const policy = terms({
  manager: marta,
  roleHolders: [marta, rosa],
  customerExecutive: target(rosa),
  problemCoordinator: target(rosa),
  feedback: true,
  rcaFor: ['sev1'],
});
const working = given(opened({ terms: policy }), paged(), acknowledged(ana), roomOpened);
const give = (to: object, by = olga) => ({ type: 'give-roles', by, to }) as const;

test('a role is held by whom the policy names first, until it is given to somebody', () => {
  expect(holderOf(working.state, 'customer_executive')).toBe(rosa);
  expect(holderOf(working.state, 'escalation_manager')).toBe(marta);
  expect(holderOf(working.state, 'deescalation_architect')).toBeNull();
  const story = working.when(give({ customer_executive: nora, deescalation_architect: nora }));
  expect(holderOf(story.state, 'customer_executive')).toBe(nora);
  expect(holderOf(story.state, 'deescalation_architect')).toBe(nora);
  expect(holderOf(story.state, 'escalation_manager')).toBe(marta);
});

test('whoever is given roles is told once, invited and noted in the story; whoever takes one knows', () => {
  const story = working.when(
    give({ customer_executive: nora, deescalation_architect: nora, escalation_manager: olga }),
  );
  const seq = story.state.version;
  expect(story.intents.filter(({ type }) => type === 'tell-person')).toEqual([
    { type: 'tell-person', person: nora, seq },
  ]);
  expect(story.intents).toContainEqual({ type: 'invite', people: [olga, nora] });
  expect(story.intents).toContainEqual({ type: 'note', seq });
});

test('a role that stays with its holder is not given, and goes on following the policy', () => {
  expect(working.when(give({ customer_executive: rosa, escalation_manager: marta })).events).toEqual([]);
  const story = working.when(give({ customer_executive: rosa, problem_coordinator: nora }));
  expect(story.events).toEqual([{ type: 'roles-given', by: olga, roles: { problem_coordinator: nora } }]);
});

test('a role can be given back', () => {
  const story = working.when(give({ customer_executive: nora })).when(give({ customer_executive: rosa }));
  expect(holderOf(story.state, 'customer_executive')).toBe(rosa);
});

test('whoever was given a role may do what roles may; whoever only stands by may give none', () => {
  expect(working.when(give({ customer_executive: leo }, leo)).refused).toEqual({ code: 'not_allowed' });
  const story = working.when(give({ customer_executive: leo }));
  expect(story.when({ type: 'resolve', by: leo, fix: 'Done.' }).refused).toBeNull();
  expect(story.when(give({ problem_coordinator: leo }, leo)).refused).toBeNull();
});

test('the RCA that is called for goes to whoever was made problem coordinator', () => {
  const story = working.when(give({ problem_coordinator: nora })).when({ type: 'resolve', by: ana, fix: 'Done.' });
  expect(story.state.rca).toMatchObject({ owner: nora });
});

test('whoever speaks for the customer by then is asked how it went', () => {
  const over = given(opened({ terms: policy }), paged(), resolved(bruno)).when(give({ customer_executive: nora }));
  const asked = over.when({ type: 'feedback-due' }, start + hour + minute);
  expect(asked.state.feedback.map(({ person }) => person)).toEqual([olga, nora]);
});

test('a room that opens later is for them, too', () => {
  const story = given(opened({ terms: policy }), paged())
    .when(give({ deescalation_architect: nora }))
    .when({ type: 'open-room', by: olga })
    .when({ type: 'report-room', channel: asChannelId('C-ROOM'), name: 'esc-142' });
  const invited = story.intents.find(({ type }) => type === 'invite');
  expect(invited).toMatchObject({ people: expect.arrayContaining([nora]) });
});
