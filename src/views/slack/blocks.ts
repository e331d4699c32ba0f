import type {
  ActionsBlock,
  Button,
  ContextBlock,
  KnownBlock,
  Overflow,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
  StaticSelect,
} from '@slack/web-api';
import type { Markup } from '../../i18n/markup.ts';
import { clip } from './text.ts';

/** Slack's own limits (characters), which every text of a view is cut to. */
const longest = { text: 3000, field: 2000, button: 75, option: 75 };

export const plain = (text: string, max: number = longest.text): PlainTextElement => ({
  type: 'plain_text',
  text: clip(text, max),
  emoji: true,
});

export const section = (text: Markup, accessory?: Button | Overflow): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: clip(text, longest.text) },
  ...(accessory ? { accessory } : {}),
});

/** Two columns on a wide screen, one on a phone; at most ten. */
export const fields = (texts: readonly Markup[]): SectionBlock => ({
  type: 'section',
  fields: texts.slice(0, 10).map((text) => ({ type: 'mrkdwn', text: clip(text, longest.field) })),
});

export const context = (text: Markup): ContextBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: clip(text, longest.text) }],
});

export const divider: KnownBlock = { type: 'divider' };

/** Nothing at all where there is nothing to press: Slack refuses an empty row. */
export const buttons = (...elements: readonly (ActionsBlock['elements'][number] | null)[]): ActionsBlock[] => {
  const shown = elements.filter((element) => element !== null);
  return shown.length > 0 ? [{ type: 'actions', elements: shown }] : [];
};

export const button = (text: string, actionId: string, value: string, style?: 'primary' | 'danger'): Button => ({
  type: 'button',
  text: plain(text, longest.button),
  action_id: actionId,
  value,
  ...(style ? { style } : {}),
});

export const linkButton = (text: string, actionId: string, url: string): Button => ({
  type: 'button',
  text: plain(text, longest.button),
  action_id: actionId,
  url,
});

export const option = (text: string, value: string, description?: string): PlainTextOption => ({
  text: plain(text, longest.option),
  value,
  ...(description ? { description: plain(description, longest.option) } : {}),
});

export const select = (placeholder: string, actionId: string, options: PlainTextOption[]): StaticSelect => ({
  type: 'static_select',
  placeholder: plain(placeholder, 150),
  action_id: actionId,
  options,
});
