import { expect, test } from 'vitest';
import { asEscalationId } from '../../src/domain/ids.ts';
import { encodeChoice, encodeTarget, parseChoice, parseTarget } from '../../src/views/slack/target.ts';

const target = { id: asEscalationId('3f1c9f0e-6f0b-4b55-9d7e-0d9f3f1c9f0e'), tier: 2, round: 13 };

test('a target survives its journey through a button', () => {
  expect(encodeTarget(target)).toBe('3f1c9f0e-6f0b-4b55-9d7e-0d9f3f1c9f0e.2.13');
  expect(parseTarget(encodeTarget(target))).toEqual(target);
});

test('a choice survives with its target, within the length of an option', () => {
  const text = encodeChoice('wrong_team', target);
  expect(parseChoice(text)).toEqual({ choice: 'wrong_team', target });
  expect(text.length).toBeLessThanOrEqual(75);
});

test.each(['', 'E1', 'E1.2', 'E1.2.x', 'E1.2.3.4', '.1.1', 'E 1.1.1', "E1'; drop table.1.1", 'E1.-1.1', 'E1.1.1\n'])(
  'nothing is read out of %j',
  (text) => {
    expect(parseTarget(text)).toBeNull();
    expect(parseChoice(`busy@${text}`)).toBeNull();
  },
);

test.each(['busy', '@E1.1.1', 'busy@E1.1.1@x'])('no choice is read out of %j', (text) => {
  expect(parseChoice(text)).toBeNull();
});
