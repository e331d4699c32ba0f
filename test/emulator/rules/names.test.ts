import { expect, test } from 'vitest';
import { channelNameError, topicError } from '../../../emulator/rules/names.ts';

test.each(['a', 'esc-142-pagos_caidos', 'x'.repeat(80), 'integración', '障害', '2026'])(
  'a channel may be called %s',
  (name) => {
    expect(channelNameError(name)).toBeNull();
  },
);

test.each([
  ['', 'invalid_name_required'],
  ['x'.repeat(81), 'invalid_name_maxlength'],
  ['Payments', 'invalid_name_specials'],
  ['payments down', 'invalid_name_specials'],
  ['payments.down', 'invalid_name_specials'],
  ['fire🔥', 'invalid_name_specials'],
  ['a\n', 'invalid_name_specials'],
  ['---', 'invalid_name_punctuation'],
  ['_', 'invalid_name_punctuation'],
  ['!?', 'invalid_name_punctuation'],
])('a channel may not be called %j: %s', (name, error) => {
  expect(channelNameError(name)).toBe(error);
});

test('a topic has at most 250 characters, an emoji being one', () => {
  expect(topicError('')).toBeNull();
  expect(topicError('🚒'.repeat(250))).toBeNull();
  expect(topicError('x'.repeat(251))).toBe('too_long');
});
