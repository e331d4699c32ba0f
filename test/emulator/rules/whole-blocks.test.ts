import { expect, test } from 'vitest';
import { checkBlocks } from '../../../emulator/rules/blocks.ts';
import type { Surface } from '../../../emulator/rules/surface.ts';
import { button, image, input, mrkdwn, option, plain, richSection, richText, section } from './samples.ts';

/** Blocks with every key that Slack knows for them, each word as short as may be. */

const id = { block_id: 'b' };
const rich = richText(richSection({ type: 'text', text: 'x' }));
const url = 'https://example.com/x';
const confirm = { title: plain(), text: mrkdwn(), confirm: plain(), deny: plain(), style: 'danger' };
const task = {
  type: 'task_card',
  task_id: 't',
  title: 'T',
  status: 'pending',
  details: rich,
  output: rich,
  sources: [{ type: 'url', url, text: 'x' }],
};
const workflow = { trigger: { url, customizable_input_parameters: [{ name: 'n', value: '' }] } };
const feedback = { text: plain(), value: 'v', accessibility_label: 'x' };

const rows: [surface: Surface, block: Record<string, unknown>][] = [
  ['modal', { type: 'alert', ...id, text: plain(), level: 'warning' }],
  ['message', { type: 'carousel', ...id, elements: [{ type: 'card', title: mrkdwn() }] }],
  [
    'home',
    {
      type: 'card',
      ...id,
      hero_image: image(),
      icon: image(),
      title: mrkdwn(),
      subtitle: mrkdwn(),
      body: mrkdwn(),
      actions: [button({ confirm })],
    },
  ],
  [
    'message',
    {
      type: 'container',
      ...id,
      rich_text_title: rich,
      subtitle: mrkdwn(),
      width: 'wide',
      icon: image(),
      is_collapsible: true,
      default_collapsed: true,
      has_header_divider: true,
      child_blocks: [section()],
    },
  ],
  [
    'message',
    {
      type: 'context_actions',
      ...id,
      elements: [
        { type: 'feedback_buttons', action_id: 'f', positive_button: feedback, negative_button: feedback },
        {
          type: 'icon_button',
          action_id: 'i',
          icon: 'x',
          text: plain(),
          value: 'v',
          confirm,
          visible_to_user_ids: ['U'],
        },
      ],
    },
  ],
  ['message', { type: 'data_table', ...id, caption: 'T', rows: [[rich]], page_size: 1, row_header_column_index: 0 }],
  ['message', { type: 'file', ...id, external_id: 'f', source: 'remote' }],
  ['message', { type: 'plan', ...id, title: 'P', tasks: [task] }],
  ['message', { ...task, ...id }],
  [
    'message',
    {
      type: 'table',
      ...id,
      rows: [[rich, { type: 'raw_number', value: 1, text: '1' }]],
      column_settings: [null, { align: 'right', is_wrapped: true }],
    },
  ],
  [
    'home',
    {
      type: 'video',
      ...id,
      title: plain(),
      title_url: url,
      description: plain(),
      video_url: url,
      thumbnail_url: url,
      alt_text: 'A',
      author_name: 'A',
      provider_name: 'P',
      provider_icon_url: url,
    },
  ],
  [
    'message',
    section({ accessory: { type: 'workflow_button', action_id: 'w', text: plain(), workflow, style: 'primary' } }),
  ],
  ['modal', input({ type: 'file_input', action_id: 'f', filetypes: ['c'], max_files: 1 })],
  ['modal', input({ type: 'rich_text_input', initial_value: rich, min_lines: 1, max_lines: 100, focus_on_load: true })],
  ['modal', input({ type: 'multi_external_select', initial_options: [option()], min_query_length: 0 })],
  ['modal', input({ type: 'channels_select', initial_channel: 'C', response_url_enabled: true })],
  [
    'message',
    richText(
      richSection(
        { type: 'emoji', name: 'x', unicode: '1f44b', skin_tone: 6 },
        { type: 'date', timestamp: 0, format: 'x' },
      ),
      { type: 'rich_text_list', style: 'bullet', indent: 8, offset: 0, border: 0, elements: [richSection()] },
    ),
  ],
];

test.each(rows)('a %s takes %j', (surface, block) => {
  expect(checkBlocks([block], { surface, pointer: '/blocks' })).toEqual([]);
});
