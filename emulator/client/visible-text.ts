import { records, string, type Json } from '../json.ts';
import type { Block } from '../protocol.ts';
import type { Core } from '../state/core.ts';
import type { Person } from '../state/people.ts';
import { dateToken } from './date-token.ts';

/** A text as its reader sees it: names for mentions, labels for links, dates in their language and zone, no markup. */
export function visibleWords(core: Core, reader: Person, text: string): string {
  const shown = unmarked(text).replaceAll(/<([^<>]+)>/g, (_whole, inside: string) => {
    const [target = '', label] = inside.split(/\|(.*)/s);
    if (target.startsWith('!date^')) return dateToken(core, reader, target, label ?? '');
    if (target.startsWith('@'))
      return `@${core.state.people.get(target.slice(1))?.realName ?? label ?? target.slice(1)}`;
    if (target.startsWith('#')) return `#${core.state.channels.get(target.slice(1))?.name ?? label ?? target.slice(1)}`;
    if (target.startsWith('!subteam^')) {
      return `@${core.state.groups.get(target.slice('!subteam^'.length))?.handle ?? label ?? 'group'}`;
    }
    if (target.startsWith('!')) return `@${target.slice(1)}`;
    return label ?? target;
  });
  return shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const MARKED = /(?<![\p{L}\p{N}*_~])([*_~])(?=\S)([^\n]{0,500}?\S)\1(?![\p{L}\p{N}*_~])/gu;

/** Without the signs that make words bold, italic, struck or code. They count around whole words only, up to three deep. */
function unmarked(text: string): string {
  const plain = text.replaceAll('```', '').replaceAll(/`([^`\n]+)`/g, '$1');
  return [1, 2, 3].reduce((rest) => rest.replaceAll(MARKED, '$2'), plain);
}

/** All words that stand in blocks, a line for each text: labels, buttons, options and placeholders included. */
export function visibleBlocks(core: Core, reader: Person, blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => wordsIn(core, reader, block))
    .filter((line) => line !== '')
    .join('\n');
}

const HOLDERS = [
  'title',
  'rich_text_title',
  'subtitle',
  'caption',
  'label',
  'text',
  'fields',
  'elements',
  'accessory',
  'element',
  'body',
  'actions',
  'child_blocks',
  'rows',
  'tasks',
  'details',
  'output',
  'sources',
  'positive_button',
  'negative_button',
  'hint',
  'description',
  'placeholder',
  'options',
];

function wordsIn(core: Core, reader: Person, part: Json): string[] {
  const text = part['text'];
  const type = string(part['type']);
  if (type === 'mrkdwn' && typeof text === 'string') return [visibleWords(core, reader, text)];
  if (/^(markdown|plain_text|raw_text|raw_number|url)$/.test(type)) return [string(text)];
  if (type.startsWith('rich_text')) return [richWords(core, reader, part)];
  if (type === 'image') return [string(part['alt_text'])];
  return HOLDERS.flatMap((key) => {
    const held = part[key];
    // Tables have rows of cells; titles of plans and captions are plain strings.
    if (typeof held === 'string') return key === 'title' || key === 'caption' ? [held] : [];
    const parts = records([held].flat(2));
    return parts.flatMap((each) => wordsIn(core, reader, each));
  });
}

function richWords(core: Core, reader: Person, part: Json): string {
  switch (part['type']) {
    case 'text':
      return string(part['text']);
    case 'link':
      return string(part['text']) || string(part['url']);
    case 'emoji':
      return `:${string(part['name'])}:`;
    case 'user':
      return visibleWords(core, reader, `<@${string(part['user_id'])}>`);
    case 'channel':
      return visibleWords(core, reader, `<#${string(part['channel_id'])}>`);
    case 'usergroup':
      return visibleWords(core, reader, `<!subteam^${string(part['usergroup_id'])}>`);
    case 'broadcast':
      return `@${string(part['range'])}`;
    case 'rich_text':
    case 'rich_text_list':
      return inside(core, reader, part, '\n');
    default:
      return inside(core, reader, part, '');
  }
}

function inside(core: Core, reader: Person, part: Json, between: string): string {
  return records(part['elements'])
    .map((each) => richWords(core, reader, each))
    .join(between);
}
