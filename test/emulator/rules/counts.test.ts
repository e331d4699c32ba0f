import { describe, expect, test } from 'vitest';
import { checkBlocks } from '../../../emulator/rules/blocks.ts';
import { actions, button, input, mrkdwn, option, plain, section, select, textInput, times } from './samples.ts';

type Row = [what: string, pointer: string, max: number, block: (count: number) => unknown];

const options = (count: number) => times(count, (index) => option({ value: `v${index}` }));
const group = (count: number) => ({ label: plain(), options: options(count) });
const cell = { type: 'raw_text', text: 'x' };

const rows: Row[] = [
  ['fields of a section', '/fields', 10, (count) => section({ fields: times(count, () => plain()) })],
  ['parts of a context', '/elements', 10, (count) => ({ type: 'context', elements: times(count, () => mrkdwn()) })],
  ['elements of an actions block', '/elements', 25, (count) => actions(...times(count, () => button()))],
  [
    'elements of a context_actions block',
    '/elements',
    5,
    (count) => ({ type: 'context_actions', elements: times(count, () => iconButton) }),
  ],
  ['options of a select', '/element/options', 100, (count) => input(select({ options: options(count) }))],
  [
    'groups of options',
    '/element/option_groups',
    100,
    (count) => input({ type: 'static_select', option_groups: times(count, () => group(1)) }),
  ],
  [
    'options of a group',
    '/element/option_groups/0/options',
    100,
    (count) => input({ type: 'multi_static_select', option_groups: [group(count)] }),
  ],
  ['checkboxes', '/element/options', 10, (count) => input({ type: 'checkboxes', options: options(count) })],
  ['radio buttons', '/element/options', 10, (count) => input({ type: 'radio_buttons', options: options(count) })],
  ['overflow options', '/accessory/options', 5, (count) => section({ accessory: overflow(count) })],
  [
    'reasons to dispatch an input',
    '/element/dispatch_action_config/trigger_actions_on',
    2,
    (count) =>
      input(textInput({ dispatch_action_config: { trigger_actions_on: times(count, () => 'on_enter_pressed') } })),
  ],
  ['rows of a table', '/rows', 100, (count) => ({ type: 'table', rows: times(count, () => [cell]) })],
  ['cells of a row', '/rows/0', 20, (count) => ({ type: 'table', rows: [times(count, () => cell)] })],
  ['cards of a carousel', '/elements', 10, (count) => ({ type: 'carousel', elements: times(count, () => card) })],
  [
    'children of a container',
    '/child_blocks',
    10,
    (count) => ({ type: 'container', title: plain(), child_blocks: times(count, () => section()) }),
  ],
];

const iconButton = { type: 'icon_button', icon: 'trash', text: plain() };
const card = { type: 'card', title: mrkdwn() };
const overflow = (count: number) => ({ type: 'overflow', options: options(count) });

const problems = (block: unknown) => checkBlocks([block], { surface: 'message', pointer: '/blocks' });

describe('the number of parts', () => {
  test.each(rows)('%s, at %s, may be %i', (_what, _pointer, max, block) => {
    expect(problems(block(max))).toEqual([]);
  });

  test.each(rows)('%s, at %s, are refused with one more than %i', (_what, pointer, max, block) => {
    expect(problems(block(max + 1))).toEqual([
      { pointer: `/blocks/0${pointer}`, message: `no more than ${max} items allowed` },
    ]);
  });

  test.each(rows)('%s, at %s, are refused when there are none', (_what, pointer, _max, block) => {
    expect(problems(block(0))).toEqual([{ pointer: `/blocks/0${pointer}`, message: 'must provide at least 1 items' }]);
  });

  test.each([
    ['message', 50],
    ['modal', 100],
    ['home', 100],
  ] as const)('a %s has at most %i blocks', (surface, max) => {
    const check = (count: number) =>
      checkBlocks(
        times(count, () => section()),
        { surface, pointer: '/at' },
      );
    expect(check(max)).toEqual([]);
    expect(check(max + 1)).toEqual([{ pointer: '/at', message: `no more than ${max} items allowed` }]);
  });

  test('a table has at most 10,000 characters in all', () => {
    const table = (extra: number) => ({
      type: 'table',
      rows: [
        ...times(99, () => [{ type: 'raw_text', text: 'x'.repeat(100) }]),
        [{ type: 'raw_text', text: 'x'.repeat(100 + extra) }],
      ],
    });
    expect(problems(table(0))).toEqual([]);
    expect(problems(table(1))).toEqual([{ pointer: '/blocks/0/rows', message: 'must be less than 10001 characters' }]);
  });
});

describe('a number', () => {
  const rowsOfNumbers: [string, number, number, (value: number) => unknown][] = [
    ['max_files', 1, 10, (value) => input({ type: 'file_input', max_files: value })],
    ['min_length', 0, 3000, (value) => input(textInput({ min_length: value }))],
    ['max_length', 1, 3000, (value) => input(textInput({ max_length: value }))],
    ['min_lines', 1, 100, (value) => input({ type: 'rich_text_input', min_lines: value })],
    ['max_lines', 1, 100, (value) => input({ type: 'rich_text_input', max_lines: value })],
    [
      'initial_date_time',
      1_000_000_000,
      9_999_999_999,
      (value) => input({ type: 'datetimepicker', initial_date_time: value }),
    ],
  ];
  const inModal = (block: unknown) => checkBlocks([block], { surface: 'modal', pointer: '/view/blocks' });

  test.each(rowsOfNumbers)('%s lies between %i and %i', (key, min, max, block) => {
    const pointer = `/view/blocks/0/element/${key}`;
    expect(inModal(block(min))).toEqual([]);
    expect(inModal(block(max))).toEqual([]);
    expect(inModal(block(min - 1))).toEqual([{ pointer, message: `must be greater than ${min}` }]);
    expect(inModal(block(max + 1))).toEqual([{ pointer, message: `must be less than ${max}` }]);
    expect(inModal(block(min + 0.5))).toEqual([{ pointer, message: 'must provide an integer' }]);
  });

  test('max_selected_items is at least one', () => {
    const block = input({ type: 'multi_users_select', max_selected_items: 0 });
    expect(inModal(block)).toEqual([
      { pointer: '/view/blocks/0/element/max_selected_items', message: 'must be greater than 1' },
    ]);
  });

  test('a page of a data table has 1 to 100 rows', () => {
    const table = (size: number) => ({ type: 'data_table', caption: 'T', rows: [[cell]], page_size: size });
    expect([1, 100].flatMap((size) => problems(table(size)))).toEqual([]);
    expect([0, 101].flatMap((size) => problems(table(size)))).toHaveLength(2);
  });
});
