import { describe, expect, test } from 'vitest';
import { checkBlocks } from '../../../emulator/rules/blocks.ts';
import { slackMessages } from '../../../emulator/rules/problem.ts';
import { surfaces } from '../../../emulator/rules/surface.ts';
import type { Surface } from '../../../emulator/rules/surface.ts';
import { actions, button, image, input, mrkdwn, plain, richSection, richText, section, textInput } from './samples.ts';

const problems = (block: unknown) => slackMessages(checkBlocks([block], { surface: 'modal', pointer: '/blocks' }));

describe('a block is refused', () => {
  const rows: [why: string, block: unknown, line: string][] = [
    ['when it is no object', 'section', '[ERROR] must provide an object [json-pointer:/blocks/0]'],
    ['without a type', { text: plain() }, '[ERROR] missing required field: type [json-pointer:/blocks/0]'],
    ['of an unknown type', { type: 'sections' }, '[ERROR] unsupported type: sections [json-pointer:/blocks/0/type]'],
    [
      'with an unknown key',
      { type: 'divider', text: plain() },
      '[ERROR] invalid additional property: text [json-pointer:/blocks/0]',
    ],
    ['without a key it needs', { type: 'header' }, '[ERROR] missing required field: text [json-pointer:/blocks/0]'],
    [
      'with null for a key',
      section({ accessory: null }),
      '[ERROR] must provide an object [json-pointer:/blocks/0/accessory]',
    ],
    [
      'with a number for a text',
      section({ text: { type: 'mrkdwn', text: 5 } }),
      '[ERROR] must provide a string [json-pointer:/blocks/0/text/text]',
    ],
    [
      'with a word for a flag',
      input(textInput(), { optional: 'yes' }),
      '[ERROR] must provide a boolean [json-pointer:/blocks/0/optional]',
    ],
    [
      'with an object for a list',
      { type: 'actions', elements: button() },
      '[ERROR] must provide an array [json-pointer:/blocks/0/elements]',
    ],
    [
      'as a header in mrkdwn',
      { type: 'header', text: mrkdwn() },
      '[ERROR] unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    [
      'as a section without words',
      { type: 'section' },
      '[ERROR] must define either `text` or `fields` [json-pointer:/blocks/0/type]',
    ],
    [
      'as an image from two places',
      image({ slack_file: { id: 'F1' } }),
      '[ERROR] must define only one of `image_url` or `slack_file` [json-pointer:/blocks/0]',
    ],
  ];
  test.each(rows)('%s', (_why, block, line) => {
    expect(problems(block)).toEqual([line]);
  });

  test('once for each thing wrong with it', () => {
    expect(problems(actions(button({ style: 'loud', text: mrkdwn(), foo: 1 })))).toEqual([
      '[ERROR] invalid additional property: foo [json-pointer:/blocks/0/elements/0]',
      '[ERROR] unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]',
      '[ERROR] must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
    ]);
  });

  test('never because of a key that is undefined, which JSON leaves out', () => {
    expect(problems(section({ accessory: undefined, nonsense: undefined }))).toEqual([]);
  });
});

describe('a surface', () => {
  const file = input({ type: 'file_input' });
  const rows: [block: Record<string, unknown>, allowed: Surface[], pointer: string][] = [
    [input(textInput()), ['message', 'modal', 'home'], ''],
    [file, ['modal'], '/element/type'],
    [input({ type: 'email_text_input' }), ['modal'], '/element/type'],
    [input({ type: 'datetimepicker' }), ['message', 'modal'], '/element/type'],
    [{ type: 'markdown', text: 'x' }, ['message'], '/type'],
    [{ type: 'alert', text: plain() }, ['modal'], '/type'],
    [{ type: 'container', title: plain(), child_blocks: [section()] }, ['message'], '/type'],
    [
      { type: 'context_actions', elements: [{ type: 'icon_button', icon: 'trash', text: plain() }] },
      ['message'],
      '/type',
    ],
  ];
  test.each(rows)('takes %j on %j only', (block, allowed, pointer) => {
    const takes = (surface: Surface) =>
      checkBlocks([block], { surface, pointer: '' }).map((problem) => problem.pointer);
    const expected = surfaces.map((surface) => (allowed.includes(surface) ? [] : [`/0${pointer}`]));
    expect(surfaces.map(takes)).toEqual(expected);
  });
});

describe('ids', () => {
  test('of blocks are unique in a message, those in a container included', () => {
    const blocks = [
      section({ block_id: 'a' }),
      { type: 'container', title: plain(), child_blocks: [section({ block_id: 'a' })] },
      section({ block_id: 'b' }),
    ];
    expect(slackMessages(checkBlocks(blocks, { surface: 'message', pointer: '/blocks' }))).toEqual([
      '[ERROR] `block_id` "a" already exists [json-pointer:/blocks/1/child_blocks/0/block_id]',
    ]);
  });

  test('of actions are unique in a block, not in a message', () => {
    const once = actions(button({ action_id: 'go' }));
    expect(checkBlocks([once, once], { surface: 'message', pointer: '/blocks' })).toEqual([]);
    expect(problems(actions(button({ action_id: 'go' }), button({ action_id: 'go' })))).toEqual([
      '[ERROR] `action_id` "go" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ]);
  });

  test('left out are never the same', () => {
    expect(problems(actions(button(), button()))).toEqual([]);
  });
});

describe('rich text', () => {
  test('has sections, lists, quotes and preformatted text, with people, links and emoji in them', () => {
    const words = richSection(
      { type: 'text', text: 'Ask ', style: { bold: true } },
      { type: 'user', user_id: 'U1' },
      { type: 'emoji', name: 'wave' },
      { type: 'link', url: 'https://example.com', text: 'here' },
      { type: 'broadcast', range: 'here' },
      { type: 'date', timestamp: 1_700_000_000, format: '{date}' },
    );
    const block = richText(
      words,
      { type: 'rich_text_list', style: 'ordered', indent: 1, elements: [words] },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'x' }] },
      { type: 'rich_text_preformatted', border: 1, elements: [{ type: 'text', text: 'x' }] },
    );
    expect(problems(block)).toEqual([]);
  });

  test.each([
    [richText({ type: 'text', text: 'x' }), '[ERROR] unsupported type: text [json-pointer:/blocks/0/elements/0/type]'],
    [
      richText(richSection({ type: 'text', text: '' })),
      '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
    ],
    [
      richText(richSection({ type: 'text', text: 'x', style: { loud: true } })),
      '[ERROR] invalid additional property: loud [json-pointer:/blocks/0/elements/0/elements/0/style]',
    ],
    [
      richText({ type: 'rich_text_list', elements: [] }),
      '[ERROR] missing required field: style [json-pointer:/blocks/0/elements/0]',
    ],
  ])('is refused: %j', (block, line) => {
    expect(problems(block)).toEqual([line]);
  });
});

test('what is no list of blocks is refused as a whole', () => {
  expect(checkBlocks({ type: 'section' }, { surface: 'home', pointer: '/view/blocks' })).toEqual([
    { pointer: '/view/blocks', message: 'must provide an array' },
  ]);
});
