import { describe, expect, test } from 'vitest';
import { checkBlocks } from '../../../emulator/rules/blocks.ts';
import {
  actions,
  button,
  image,
  input,
  letters,
  mrkdwn,
  option,
  plain,
  section,
  select,
  textInput,
} from './samples.ts';

/** What holds the text, where the text stands in the block, its longest length, and a block around it. */
type Row = [what: string, pointer: string, max: number, block: (text: string) => unknown];

const url = (text: string) => `https://example.com/${text}`.slice(0, text.length);
const confirm = (more: Record<string, unknown>) => actions(button({ confirm: { text: mrkdwn(), ...more } }));

const rows: Row[] = [
  ['a header', '/text/text', 150, (text) => ({ type: 'header', text: plain(text) })],
  ['a section', '/text/text', 3000, (text) => section({ text: mrkdwn(text) })],
  ['a field of a section', '/fields/0/text', 2000, (text) => section({ fields: [plain(text)] })],
  ['a text in a context', '/elements/0/text', 3000, (text) => ({ type: 'context', elements: [mrkdwn(text)] })],
  ['a block id', '/block_id', 255, (text) => ({ type: 'divider', block_id: text })],
  ['an action id', '/elements/0/action_id', 255, (text) => actions(button({ action_id: text }))],
  ['a button', '/elements/0/text/text', 75, (text) => actions(button({ text: plain(text) }))],
  ['a button’s value', '/elements/0/value', 2000, (text) => actions(button({ value: text }))],
  ['a button’s url', '/elements/0/url', 3000, (text) => actions(button({ url: url(text) }))],
  ['a button’s label', '/elements/0/accessibility_label', 75, (text) => actions(button({ accessibility_label: text }))],
  ['a confirm title', '/elements/0/confirm/title/text', 100, (text) => confirm({ title: plain(text) })],
  ['a confirm text', '/elements/0/confirm/text/text', 300, (text) => confirm({ text: plain(text) })],
  ['a confirm button', '/elements/0/confirm/confirm/text', 30, (text) => confirm({ confirm: plain(text) })],
  ['a deny button', '/elements/0/confirm/deny/text', 30, (text) => confirm({ deny: plain(text) })],
  ['an image’s url', '/image_url', 3000, (text) => image({ image_url: url(text) })],
  ['an image’s alt text', '/alt_text', 2000, (text) => image({ alt_text: text })],
  ['an image’s title', '/title/text', 2000, (text) => image({ title: plain(text) })],
  ['an input’s label', '/label/text', 2000, (text) => input(textInput(), { label: plain(text) })],
  ['an input’s hint', '/hint/text', 2000, (text) => input(textInput(), { hint: plain(text) })],
  ['an input’s first value', '/element/initial_value', 3000, (text) => input(textInput({ initial_value: text }))],
  ['a placeholder', '/element/placeholder/text', 150, (text) => input(textInput({ placeholder: plain(text) }))],
  [
    'an option',
    '/element/options/0/text/text',
    75,
    (text) => input(select({ options: [option({ text: plain(text) })] })),
  ],
  [
    'an option’s value',
    '/element/options/0/value',
    150,
    (text) => input(select({ options: [option({ value: text })] })),
  ],
  [
    'an option’s description',
    '/element/options/0/description/text',
    75,
    (text) => input(select({ options: [option({ description: plain(text) })] })),
  ],
  [
    'the label of a group of options',
    '/element/option_groups/0/label/text',
    75,
    (text) => input({ type: 'static_select', option_groups: [{ label: plain(text), options: [option()] }] }),
  ],
  [
    'a checkbox',
    '/accessory/options/0/text/text',
    75,
    (text) => section({ accessory: { type: 'checkboxes', options: [option({ text: mrkdwn(text) })] } }),
  ],
  [
    'a radio button’s description',
    '/accessory/options/0/description/text',
    75,
    (text) => section({ accessory: { type: 'radio_buttons', options: [option({ description: mrkdwn(text) })] } }),
  ],
  [
    'an overflow option',
    '/elements/0/options/0/text/text',
    75,
    (text) => actions({ type: 'overflow', options: [option({ text: plain(text) })] }),
  ],
  [
    'an overflow option’s description',
    '/elements/0/options/0/description/text',
    75,
    (text) => actions({ type: 'overflow', options: [option({ description: plain(text) })] }),
  ],
  [
    'the url of an overflow option',
    '/elements/0/options/0/url',
    3000,
    (text) => actions({ type: 'overflow', options: [option({ url: url(text) })] }),
  ],
  ['a file’s external id', '/external_id', 255, (text) => ({ type: 'file', source: 'remote', external_id: text })],
  ['a markdown block', '/text', 12_000, (text) => ({ type: 'markdown', text })],
  ['a video’s title', '/title/text', 199, (text) => video({ title: plain(text) })],
  ['a video’s url', '/video_url', 3000, (text) => video({ video_url: url(text) })],
  ['a video’s author', '/author_name', 49, (text) => video({ author_name: text })],
  ['a card’s title', '/title/text', 150, (text) => ({ type: 'card', title: mrkdwn(text) })],
  ['a card’s subtitle', '/subtitle/text', 150, (text) => ({ type: 'card', title: mrkdwn(), subtitle: mrkdwn(text) })],
  ['a card’s body', '/body/text', 200, (text) => ({ type: 'card', body: mrkdwn(text) })],
  ['a container’s title', '/title/text', 150, (text) => container({ title: plain(text) })],
  ['a container’s subtitle', '/subtitle/text', 150, (text) => container({ subtitle: plain(text) })],
];

function video(more: Record<string, unknown>) {
  const address = 'https://example.com/v';
  return { type: 'video', title: plain(), video_url: address, thumbnail_url: address, alt_text: 'A', ...more };
}

function container(more: Record<string, unknown>) {
  return { type: 'container', title: plain(), child_blocks: [section()], ...more };
}

const problems = (block: unknown) => checkBlocks([block], { surface: 'message', pointer: '/blocks' });

describe('the length of a text', () => {
  test.each(rows)('%s, at %s, may have %i characters', (_what, _pointer, max, block) => {
    expect(problems(block(letters(max)))).toEqual([]);
  });

  test.each(rows)('%s, at %s, is refused with one character more than %i', (_what, pointer, max, block) => {
    expect(problems(block(letters(max + 1)))).toEqual([
      { pointer: `/blocks/0${pointer}`, message: `must be less than ${max + 1} characters` },
    ]);
  });

  test('is counted in characters, so that an emoji is one', () => {
    expect(problems({ type: 'header', text: plain('🚒'.repeat(150)) })).toEqual([]);
    expect(problems({ type: 'header', text: plain('🚒'.repeat(151)) })).toHaveLength(1);
  });

  test.each([
    ['a section', '/text/text', (text: string) => section({ text: mrkdwn(text) })],
    ['a header', '/text/text', (text: string) => ({ type: 'header', text: plain(text) })],
    ['a button', '/elements/0/text/text', (text: string) => actions(button({ text: plain(text) }))],
    ['a block id', '/block_id', (text: string) => section({ block_id: text })],
    ['an action id', '/elements/0/action_id', (text: string) => actions(button({ action_id: text }))],
    [
      'an option’s value',
      '/element/options/0/value',
      (text: string) => input(select({ options: [option({ value: text })] })),
    ],
    ['an alt text', '/alt_text', (text: string) => image({ alt_text: text })],
    ['a markdown block', '/text', (text: string) => ({ type: 'markdown', text })],
    [
      'a cell of a table',
      '/rows/0/0/text',
      (text: string) => ({ type: 'table', rows: [[{ type: 'raw_text', text }]] }),
    ],
    ['a picture’s file', '/slack_file/id', (id: string) => ({ type: 'image', alt_text: 'A', slack_file: { id } })],
    ['who is chosen', '/element/initial_user', (id: string) => input({ type: 'users_select', initial_user: id })],
  ])('is never zero: %s', (_what, pointer, block) => {
    expect(problems(block('x'))).toEqual([]);
    expect(problems(block(''))).toEqual([
      { pointer: `/blocks/0${pointer}`, message: 'must be more than 0 characters' },
    ]);
  });
});
