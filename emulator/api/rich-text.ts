import { createHash } from 'node:crypto';
import { records, type Json } from '../json.ts';
import { parseMrkdwn, type Chunk, type Span } from '../page/mrkdwn.ts';
import type { Block } from '../protocol.ts';
import { elementsOf, literalsOf, merged } from './rich-text-elements.ts';

/**
 * The `rich_text` block that Slack makes of a text of its own markup, so that apps need not parse it; none of an empty one.
 * The page's own parser reads it, so that an app reads what people see.
 * `key` is what the block's id is made from: the same for the same message.
 */
export function richTextOf(text: string, key: string): Block[] {
  const parts = parseMrkdwn(text).flatMap(partsOf);
  const elements = parts.map((part, index) => (index < parts.length - 1 ? lineEnded(part) : part));
  const block_id = createHash('sha256').update(key).digest('base64url').slice(0, 5);
  return elements.length === 0 ? [] : [{ type: 'rich_text', block_id, elements }];
}

function partsOf(chunk: Chunk): Json[] {
  switch (chunk.type) {
    case 'preformatted':
      return [{ type: 'rich_text_preformatted', elements: literalsOf(chunk.children), border: 0 }];
    case 'quote':
      return [{ type: 'rich_text_quote', elements: elementsOf(chunk.children) }];
    case 'paragraph':
      return sections(chunk.children);
  }
}

type Item = { style: 'bullet' | 'ordered'; indent: number; offset: number; spans: Span[] };

/** Lines that begin with a dash or a number are lists, as in Slack's own composer; what is between them are sections. */
function sections(spans: readonly Span[]): Json[] {
  const parts: Json[] = [];
  let plain: Span[][] = [];
  let items: Item[] = [];
  const flush = () => {
    if (plain.length > 0) {
      const joined = plain.flatMap((line, index): Span[] => (index === 0 ? line : [{ type: 'break' }, ...line]));
      parts.push({ type: 'rich_text_section', elements: elementsOf(joined) });
    }
    if (items.length > 0) parts.push(listOf(items));
    plain = [];
    items = [];
  };
  for (const line of linesOf(spans)) {
    const item = itemOf(line);
    const goesOn = item ? plain.length === 0 && continues(items.at(-1), item) : items.length === 0;
    if (!goesOn) flush();
    if (item) items.push(item);
    else plain.push(line);
  }
  flush();
  return parts;
}

function linesOf(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    if (span.type === 'break') lines.push([]);
    else lines.at(-1)?.push(span);
  }
  return lines;
}

function itemOf(line: readonly Span[]): Item | null {
  const [first, ...rest] = line;
  if (first?.type !== 'text') return null;
  const found = /^( *)(?:[-*•◦▪]|(\d{1,3})\.) +/.exec(first.text);
  if (!found) return null;
  const [sign, spaces = '', number] = found;
  const words = first.text.slice(sign.length);
  return {
    style: number === undefined ? 'bullet' : 'ordered',
    indent: Math.min(8, Math.floor(spaces.length / 4)),
    offset: Math.max(0, Number(number ?? 1) - 1),
    spans: words === '' ? rest : [{ type: 'text', text: words }, ...rest],
  };
}

function continues(before: Item | undefined, item: Item): boolean {
  return before === undefined || (before.style === item.style && before.indent === item.indent);
}

function listOf(items: readonly Item[]): Json {
  const [first] = items;
  const elements = items.map(({ spans }) => ({ type: 'rich_text_section', elements: elementsOf(spans) }));
  const offset = first?.offset ? { offset: first.offset } : {};
  return { type: 'rich_text_list', elements, style: first?.style, indent: first?.indent, ...offset, border: 0 };
}

/** A section that something follows says so with the end of its last line. */
function lineEnded(part: Json): Json {
  if (part['type'] !== 'rich_text_section') return part;
  return { ...part, elements: merged([...records(part['elements']), { type: 'text', text: '\n' }]) };
}
