import { describe, expect, test } from 'vitest';
import { checkBlocks } from '../../../emulator/rules/blocks.ts';
import { slackMessages } from '../../../emulator/rules/problem.ts';
import { actions, button, input, option, plain, select, textInput } from './samples.ts';

const problems = (block: unknown) => slackMessages(checkBlocks([block], { surface: 'modal', pointer: '/blocks' }));

describe('an element is refused', () => {
  const at = '[json-pointer:/blocks/0/element';
  const rows: [why: string, element: Record<string, unknown>, line: string][] = [
    ['when it is a button, which is no input', button(), `[ERROR] unsupported type: button ${at}/type]`],
    [
      'with an option that has a url outside overflow menus',
      select({ options: [option({ url: 'https://example.com' })] }),
      `[ERROR] invalid additional property: url ${at}/options/0]`,
    ],
    [
      'with options and groups of options',
      select({ option_groups: [{ label: plain(), options: [option()] }] }),
      `[ERROR] must define only one of \`options\` or \`option_groups\` ${at}]`,
    ],
    [
      'with neither options nor groups',
      { type: 'static_select' },
      `[ERROR] must define either \`options\` or \`option_groups\` ${at}/type]`,
    ],
    [
      'with an initial option that is not offered',
      select({ initial_option: option({ value: 'b' }) }),
      `[ERROR] must match one of the provided options ${at}/initial_option]`,
    ],
    [
      'with null for the initial option',
      select({ initial_option: null }),
      `[ERROR] must provide an object ${at}/initial_option]`,
    ],
    [
      'with an initial option written differently',
      select({ initial_option: option({ text: plain('Hello') }) }),
      `[ERROR] must match one of the provided options ${at}/initial_option]`,
    ],
    [
      'with one of its initial options not offered',
      { type: 'checkboxes', options: [option()], initial_options: [option(), option({ value: 'b' })] },
      `[ERROR] must match one of the provided options ${at}/initial_options/1]`,
    ],
    [
      'with a day that the calendar lacks',
      { type: 'datepicker', initial_date: '2026-02-30' },
      `[ERROR] input must be a valid: date ${at}/initial_date]`,
    ],
    [
      'with a day in another order',
      { type: 'datepicker', initial_date: '30-01-2026' },
      `[ERROR] input must be a valid: date ${at}/initial_date]`,
    ],
    [
      'with an hour that the day lacks',
      { type: 'timepicker', initial_time: '24:00' },
      `[ERROR] input must match regex pattern: ^([01]\\d|2[0-3]):[0-5]\\d$ ${at}/initial_time]`,
    ],
    [
      'with a zone that the world lacks',
      { type: 'timepicker', timezone: 'Europe/Atlantis' },
      `[ERROR] must be a valid timezone ${at}/timezone]`,
    ],
    [
      'with a shortest text longer than the longest',
      textInput({ min_length: 5, max_length: 4 }),
      `[ERROR] must not be greater than \`max_length\` ${at}/min_length]`,
    ],
    [
      'without saying whether decimals may be typed',
      { type: 'number_input' },
      `[ERROR] missing required field: is_decimal_allowed ${at}]`,
    ],
    [
      'with words for a number',
      { type: 'number_input', is_decimal_allowed: true, min_value: 'one' },
      `[ERROR] must be a valid number ${at}/min_value]`,
    ],
    [
      'with a filter that lets nothing through',
      { type: 'conversations_select', filter: { include: [] } },
      `[ERROR] must provide at least 1 items ${at}/filter/include]`,
    ],
    [
      'with a type in its confirm dialog',
      { type: 'users_select', confirm: { type: 'confirm', text: plain() } },
      `[ERROR] invalid additional property: type ${at}/confirm]`,
    ],
  ];
  test.each(rows)('%s', (_why, element, line) => {
    expect(problems(input(element))).toEqual([line]);
  });

  test.each(['javascript:alert(1)', 'example.com', 'data:text/html,x', '//example.com'])(
    'when it leads to %s',
    (url) => {
      expect(problems(actions(button({ url })))).toEqual([
        '[ERROR] must be a valid url [json-pointer:/blocks/0/elements/0/url]',
      ]);
    },
  );

  test.each(['https://example.com/a?b=c#d', 'http://localhost:3333', 'mailto:a@example.com'])(
    'but not when it leads to %s',
    (url) => {
      expect(problems(actions(button({ url })))).toEqual([]);
    },
  );
});

test('only one element of a modal has the focus', () => {
  const focused = input(textInput({ focus_on_load: true }));
  expect(checkBlocks([focused, focused], { surface: 'modal', pointer: '/view/blocks' })).toEqual([
    {
      pointer: '/view/blocks/1/element/focus_on_load',
      message: 'only one element can have `focus_on_load` set to true',
    },
  ]);
});
