import { describe, expect, test } from 'vitest';
import { messageError } from '../../../emulator/rules/message.ts';
import { letters, mrkdwn, section, times } from './samples.ts';

const attachments = (count: number) => times(count, () => ({ text: 'x' }));
const longSections = (characters: number) => [
  ...times(Math.floor(characters / 3000), () => section({ text: mrkdwn(letters(3000)) })),
  section({ text: mrkdwn(letters(characters % 3000)) }),
];

describe('a message', () => {
  test.each([{ text: 'x' }, { blocks: [section()] }, { attachments: attachments(1) }, { text: 'x', blocks: [] }])(
    'is taken with something to show: %j',
    (args) => {
      expect(messageError(args)).toBeNull();
    },
  );

  test.each([{}, { text: '' }, { text: '', blocks: [], attachments: [] }])(
    'without anything to show is no_text: %j',
    (args) => {
      expect(messageError(args)).toEqual({ error: 'no_text' });
    },
  );

  test.each(['[oops', { type: 'section' }, 7, null])(
    'with blocks that are no list is invalid_blocks_format: %j',
    (blocks) => {
      expect(messageError({ text: 'x', blocks })).toEqual({ error: 'invalid_blocks_format' });
    },
  );

  test('with a bad block is invalid_blocks, and says where', () => {
    expect(messageError({ text: 'x', blocks: [section(), section({ text: mrkdwn(letters(3001)) })] })).toEqual({
      error: 'invalid_blocks',
      messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]'],
    });
  });

  test('with too many blocks is invalid_blocks', () => {
    expect(messageError({ blocks: times(50, () => section()) })).toBeNull();
    expect(messageError({ blocks: times(51, () => section()) })).toEqual({
      error: 'invalid_blocks',
      messages: ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'],
    });
  });

  test('has at most 13,200 characters in all its blocks', () => {
    expect(messageError({ blocks: longSections(13_200) })).toBeNull();
    expect(messageError({ blocks: longSections(13_201) })).toEqual({ error: 'msg_blocks_too_long' });
  });

  test('has at most 12,000 characters in all its markdown blocks', () => {
    const markdown = (count: number) => ({ type: 'markdown', text: letters(count) });
    expect(messageError({ blocks: [markdown(6000), markdown(6000)] })).toBeNull();
    expect(messageError({ blocks: [markdown(6000), markdown(6001)] })).toEqual({ error: 'msg_blocks_too_long' });
  });

  test('has at most 100 attachments', () => {
    expect(messageError({ attachments: attachments(100) })).toBeNull();
    expect(messageError({ attachments: attachments(101) })).toEqual({ error: 'too_many_attachments' });
  });

  test('with a bad block in an attachment says where', () => {
    expect(messageError({ attachments: [{ blocks: [{ type: 'header' }] }] })).toEqual({
      error: 'invalid_attachments',
      messages: ['[ERROR] missing required field: text [json-pointer:/attachments/0/blocks/0]'],
    });
  });

  test('may be long when posted, but not when updated', () => {
    expect(messageError({ text: letters(4001) })).toBeNull();
    expect(messageError({ text: letters(4000), update: true })).toBeNull();
    expect(messageError({ text: letters(4001), update: true })).toEqual({ error: 'msg_too_long' });
  });
});
