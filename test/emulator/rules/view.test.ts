import { describe, expect, test } from 'vitest';
import { slackMessages } from '../../../emulator/rules/problem.ts';
import { checkView, viewTooLarge } from '../../../emulator/rules/view.ts';
import { home, input, letters, modal, plain, section, textInput, times } from './samples.ts';

const lines = (view: unknown) => slackMessages(checkView(view));

describe('a modal', () => {
  test.each([
    ['title', 24],
    ['submit', 24],
    ['close', 24],
  ])('has a %s of at most %i characters', (key, max) => {
    expect(lines(modal({ [key]: plain(letters(max)) }))).toEqual([]);
    expect(lines(modal({ [key]: plain(letters(max + 1)) }))).toEqual([
      `[ERROR] must be less than ${max + 1} characters [json-pointer:/view/${key}/text]`,
    ]);
  });

  test.each([
    ['private_metadata', 3000],
    ['callback_id', 255],
    ['external_id', 255],
  ])('has a %s of at most %i characters', (key, max) => {
    expect(lines(modal({ [key]: letters(max) }))).toEqual([]);
    expect(lines(modal({ [key]: letters(max + 1) }))).toEqual([
      `[ERROR] must be less than ${max + 1} characters [json-pointer:/view/${key}]`,
    ]);
  });

  test('needs a title, in plain text, that is not empty', () => {
    expect(lines({ type: 'modal', blocks: [] })).toEqual([
      '[ERROR] missing required field: title [json-pointer:/view]',
    ]);
    expect(lines(modal({ title: plain('') }))).toEqual([
      '[ERROR] must be more than 0 characters [json-pointer:/view/title/text]',
    ]);
    expect(lines(modal({ title: { type: 'mrkdwn', text: 'x' } }))).toEqual([
      '[ERROR] unsupported type: mrkdwn [json-pointer:/view/title/type]',
    ]);
  });

  test('with something to fill in needs a submit button', () => {
    const blocks = [section(), input(textInput())];
    expect(lines(modal({ blocks }))).toEqual([
      '[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]',
    ]);
    expect(lines(modal({ blocks, submit: plain('Send') }))).toEqual([]);
  });

  test('has at most 100 blocks, each checked where it stands', () => {
    expect(lines(modal({ blocks: times(101, () => section()) }))).toEqual([
      '[ERROR] no more than 100 items allowed [json-pointer:/view/blocks]',
    ]);
    expect(lines(modal({ blocks: [section(), { type: 'header', text: plain(letters(151)) }] }))).toEqual([
      '[ERROR] must be less than 151 characters [json-pointer:/view/blocks/1/text/text]',
    ]);
  });

  test('does not take back what Slack itself added', () => {
    expect(lines(modal({ id: 'V1' }))).toEqual(['[ERROR] invalid additional property: id [json-pointer:/view]']);
  });
});

describe('a Home', () => {
  test.each(['title', 'submit', 'close'])('has no %s', (key) => {
    expect(lines(home({ [key]: plain() }))).toEqual([
      `[ERROR] invalid additional property: ${key} [json-pointer:/view]`,
    ]);
  });

  test('may have something to fill in, without a submit button', () => {
    expect(lines(home({ blocks: [input(textInput())] }))).toEqual([]);
  });
});

test('a view is a modal or a Home', () => {
  expect(lines({ type: 'window', blocks: [] })).toEqual(['[ERROR] unsupported type: window [json-pointer:/view/type]']);
  expect(lines('modal')).toEqual(['[ERROR] must provide an object [json-pointer:/view]']);
});

test('a view has at most 250 KB, counted in bytes', () => {
  const room = 250 * 1024 - JSON.stringify({ type: 'home', padding: '' }).length;
  expect(viewTooLarge({ type: 'home', padding: letters(room) })).toBe(false);
  expect(viewTooLarge({ type: 'home', padding: letters(room + 1) })).toBe(true);
  expect(viewTooLarge({ type: 'home', padding: 'é'.repeat(Math.ceil(room / 2) + 1) })).toBe(true);
});
