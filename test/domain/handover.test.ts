import { expect, test } from 'vitest';
import { handoverBetween, mustFollow, toldOf, type Standing } from '../../src/domain/handover.ts';
import { hour } from '../../src/domain/time.ts';
import { people, start } from '../support/domain.ts';

const { ana, bruno } = people;
const has = (
  person: Standing['person'],
  until: Standing['until'] = null,
  usergroup: Standing['usergroup'] = null,
): Standing => ({
  schedule: 'payments',
  person,
  until,
  usergroup,
});

test('a handover happened when it was expected, however late it is found', () => {
  expect(handoverBetween(has(ana, start), has(bruno), start + 5 * hour)).toEqual({
    schedule: 'payments',
    leaving: ana,
    coming: bruno,
    at: start,
  });
});

test('what nobody expected happened when it was found', () => {
  expect(handoverBetween(has(ana, start + hour), has(bruno), start)?.at).toBe(start);
  expect(handoverBetween(has(ana), has(bruno), start)?.at).toBe(start);
});

test('the same person going on is no handover', () => {
  expect(handoverBetween(has(ana, start), has(ana, start + hour), start)).toBeNull();
  expect(handoverBetween(has(null), has(null), start)).toBeNull();
});

test('whoever is there is told', () => {
  expect(toldOf({ leaving: ana, coming: bruno })).toEqual([
    { type: 'tell-handover', person: ana },
    { type: 'tell-handover', person: bruno },
  ]);
  expect(toldOf({ leaving: null, coming: bruno })).toEqual([{ type: 'tell-handover', person: bruno }]);
});

test('a user group follows whoever is there, from when it is named', () => {
  expect(mustFollow(null, has(ana, null, 'on-call'))).toBe(true);
  expect(mustFollow(has(ana), has(ana, null, 'on-call'))).toBe(true);
  expect(mustFollow(has(ana, null, 'on-call'), has(bruno, null, 'on-call'))).toBe(true);
  expect(mustFollow(has(ana, null, 'on-call'), has(ana, start, 'on-call'))).toBe(false);
  expect(mustFollow(has(ana, null, 'on-call'), has(null, null, 'on-call'))).toBe(false);
  expect(mustFollow(has(ana), has(bruno))).toBe(false);
});
