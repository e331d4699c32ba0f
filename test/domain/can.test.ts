import { describe, expect, test } from 'vitest';
import { can, type Standing } from '../../src/domain/can.ts';
import type { Verb } from '../../src/domain/commands.ts';
import { asTeamId, asUserId } from '../../src/domain/ids.ts';
import {
  acknowledged,
  given,
  member,
  opened,
  paged,
  people,
  resolved,
  terms,
  unanswered,
  type Told,
} from '../support/domain.ts';

const { olga, ana, dana, marta, rosa, leo, nora } = people;

// Leo is in no tier and holds no role, so that what he may do comes from leading alone.
const approvers = [{ target: { user: 'clara' }, people: [asUserId('CLARA')] }];
const working = given(opened({ terms: terms({ approvers }) }), paged(), acknowledged(leo)).state;

const parts = {
  bystander: nora,
  opener: olga,
  paged: ana,
  laterTier: dana,
  manager: marta,
  role: rosa,
  lead: leo,
  approver: asUserId('CLARA'),
};
type Part = keyof typeof parts;
const everybody = Object.keys(parts) as Part[];

const table: { readonly [V in Verb]: readonly Part[] } = {
  open: everybody,
  acknowledge: ['paged', 'laterTier', 'manager', 'role'],
  decline: ['paged', 'laterTier'],
  'page-next': ['opener', 'paged', 'laterTier', 'manager', 'role'],
  'change-severity': ['opener', 'paged', 'laterTier', 'manager', 'role', 'lead'],
  'give-roles': ['opener', 'paged', 'laterTier', 'manager', 'role', 'lead'],
  'open-room': ['opener', 'paged', 'laterTier', 'manager', 'role', 'lead'],
  join: everybody,
  'draft-update': ['opener', 'paged', 'laterTier', 'manager', 'role', 'lead'],
  'post-draft': ['opener', 'paged', 'laterTier', 'manager', 'role', 'lead'],
  'post-update': ['opener', 'paged', 'laterTier', 'manager', 'role', 'lead'],
  'skip-update': ['manager', 'role', 'lead'],
  'write-customer-text': ['opener', 'paged', 'laterTier', 'manager', 'role', 'lead'],
  'approve-customer-text': ['approver'],
  'send-back-customer-text': ['approver'],
  'tell-customer': ['opener', 'manager', 'role', 'lead'],
  resolve: ['opener', 'manager', 'role', 'lead'],
  reopen: ['opener', 'paged', 'laterTier', 'manager', 'role', 'lead'],
  'request-rca': ['opener', 'manager', 'role', 'lead'],
  // Only those who were asked, and nobody was.
  'give-feedback': [],
};
const verbs = Object.keys(table) as Verb[];

describe.each(verbs)('who may %s', (verb) => {
  test.each(everybody)('%s', (part) => {
    expect(can(member(parts[part]), verb, working)).toBe(table[verb].includes(part));
  });

  test.each(['guest', 'bot', 'stranger', 'deactivated'] satisfies Standing[])(
    'never a %s, whatever the part',
    (standing) => {
      const allowed = everybody.filter((part) => can({ ...member(parts[part]), standing }, verb, working));
      expect(allowed).toEqual([]);
    },
  );
});

test('nobody of another workspace touches an escalation, and everybody opens in their own', () => {
  for (const verb of verbs)
    for (const part of everybody)
      expect(can({ ...member(parts[part]), team: asTeamId('T2') }, verb, working), `${part} ${verb}`).toBe(
        verb === 'open',
      );
});

test('without an escalation there is nothing to do but open one', () => {
  expect(verbs.filter((verb) => can(member(marta), verb, null))).toEqual(['open']);
});

test('once everybody was paged and nobody answered, anybody may take it', () => {
  const lost = given(opened(), paged(), unanswered()).state;
  expect(can(member(nora), 'acknowledge', lost)).toBe(true);
  expect(can(member(nora), 'acknowledge', given(opened(), paged()).state)).toBe(false);
});

test('nobody leads what is not acknowledged', () => {
  expect(can(member(leo), 'resolve', given(opened(), paged()).state)).toBe(false);
});

test('who led it may still speak for it once it is resolved', () => {
  const done = given(opened(), paged(), acknowledged(leo), resolved(olga)).state;
  expect(verbs.filter((verb) => can(member(leo), verb, done))).toContain('reopen');
  expect(can(member(leo), 'request-rca', done)).toBe(true);
  expect(can(member(nora), 'request-rca', done)).toBe(false);
});

test('what was resolved without an acknowledgement had no lead', () => {
  const done = given(opened(), paged(), resolved(olga)).state;
  expect(can(member(leo), 'reopen', done)).toBe(false);
});

test('how it went is said by those who were asked, and by nobody else', () => {
  const asked: Told = { type: 'feedback-asked', by: null, people: [olga, rosa] };
  const done = given(opened(), paged(), acknowledged(leo), resolved(olga), asked).state;
  const may = everybody.filter((part) => can(member(parts[part]), 'give-feedback', done));
  expect(may).toEqual(['opener', 'role']);
});
