import { number, object, objects, text, type Json } from './json.ts';
import { parseMrkdwn, type Span } from './mrkdwn.ts';

/** Who and what can be mentioned by name in typed words. */
export type Names = { person(handle: string): string | null; channel(name: string): string | null };

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const MENTION = /(?<![\p{L}\p{N}])([@#])([\p{L}\p{N}._-]*[\p{L}\p{N}])/gu;

function withMentions(words: string, style: Json, names: Names): Json[] {
  const styled = Object.keys(style).length > 0 ? { style } : {};
  const parts: Json[] = [];
  let last = 0;
  const flush = (to: number) => {
    if (to > last) parts.push({ type: 'text', text: words.slice(last, to), ...styled });
  };
  for (const found of words.matchAll(MENTION)) {
    const [whole, sign, name = ''] = found;
    const range = sign === '@' && /^(here|channel|everyone)$/.test(name) ? name : null;
    const id = sign === '@' ? names.person(name) : names.channel(name);
    if (range === null && id === null) continue;
    flush(found.index);
    if (range !== null) parts.push({ type: 'broadcast', range, ...styled });
    else
      parts.push(
        sign === '@' ? { type: 'user', user_id: id, ...styled } : { type: 'channel', channel_id: id, ...styled },
      );
    last = found.index + whole.length;
  }
  flush(words.length);
  return parts;
}

function elements(spans: readonly Span[], style: Json, names: Names): Json[] {
  return spans.flatMap((span): Json[] => {
    switch (span.type) {
      case 'text':
        return withMentions(span.text, style, names);
      case 'bold':
      case 'italic':
      case 'strike':
      case 'code':
        return elements(span.children, { ...style, [span.type]: true }, names);
      case 'link':
        return [{ type: 'link', url: span.url, ...(Object.keys(style).length > 0 ? { style } : {}) }];
      case 'emoji':
        return [{ type: 'emoji', name: span.name }];
      default:
        return [];
    }
  });
}

/** One line's words; a quote mark in front was already taken off, so it is one paragraph. */
function inline(line: string, names: Names): Json[] {
  if (line.includes('```') || line.startsWith('>')) return [{ type: 'text', text: line }];
  return parseMrkdwn(escaped(line)).flatMap((chunk) => elements(chunk.children, {}, names));
}

function lines(rows: readonly string[], names: Names): Json[] {
  return rows.flatMap((row, at) => [...(at > 0 ? [{ type: 'text', text: '\n' }] : []), ...inline(row, names)]);
}

const ITEM = /^(\s*)(?:([-•*])|(\d{1,3})[.)])\s(.*)$/;

type Row = { kind: string; words: string };

function rowOf(line: string): Row {
  const quote = /^> ?(.*)$/.exec(line);
  if (quote) return { kind: 'quote', words: quote[1] ?? '' };
  const item = ITEM.exec(line);
  if (!item) return { kind: 'section', words: line };
  const depth = Math.min(8, Math.floor((item[1] ?? '').length / 2));
  return { kind: `${item[2] ? 'bullet' : 'ordered'} ${depth}`, words: item[4] ?? '' };
}

function partOf(kind: string, rows: readonly string[], names: Names): Json {
  if (kind === 'section' || kind === 'quote') return { type: `rich_text_${kind}`, elements: lines(rows, names) };
  const [style, depth] = kind.split(' ');
  const items = rows.map((row) => ({ type: 'rich_text_section', elements: inline(row, names) }));
  return { type: 'rich_text_list', style, indent: Number(depth), elements: items };
}

/**
 * Typed words as Slack's rich text: `*bold*`, `_italic_`, `~struck~`, `` `code` ``, lists, quotes, fenced code, mentions by name. Null for
 * nothing typed.
 */
export function toRichText(words: string, names: Names): Json | null {
  if (words.trim() === '') return null;
  const parts = words.split(/^```\n?([\s\S]*?)\n?```$\n?/m);
  const made = parts.flatMap((part, at): Json[] => {
    if (at % 2 === 1)
      return [{ type: 'rich_text_preformatted', elements: part === '' ? [] : [{ type: 'text', text: part }] }];
    const own = part.replace(at < parts.length - 1 ? /\n$/ : /$^/, '');
    if (own === '') return [];
    const runs: { kind: string; rows: string[] }[] = [];
    for (const row of own.split('\n').map(rowOf)) {
      const last = runs.at(-1);
      if (last?.kind === row.kind) last.rows.push(row.words);
      else runs.push({ kind: row.kind, rows: [row.words] });
    }
    return runs.map((run) => partOf(run.kind, run.rows, names));
  });
  return { type: 'rich_text', elements: made };
}

function marked(words: string, style: Json): string {
  if (words.trim() === '') return words;
  let shown = style.code === true ? `\`${words}\`` : words;
  if (style.strike === true) shown = `~${shown}~`;
  if (style.italic === true) shown = `_${shown}_`;
  return style.bold === true ? `*${shown}*` : shown;
}

type Calls = { person(id: string): string; channel(id: string): string };

function wordsOf(part: Json, calls: Calls): string {
  const style = object(part.style);
  switch (part.type) {
    case 'link':
      return text(part.url);
    case 'emoji':
      return `:${text(part.name)}:`;
    case 'user':
      return marked(`@${calls.person(text(part.user_id))}`, style);
    case 'channel':
      return marked(`#${calls.channel(text(part.channel_id))}`, style);
    case 'broadcast':
      return marked(`@${text(part.range)}`, style);
    case 'date':
      return text(part.fallback);
    case 'color':
      return text(part.value);
    default:
      return marked(text(part.text), style);
  }
}

/** The other way round, for a value that the app begins with. */
export function fromRichText(value: unknown, calls: Calls): string {
  const line = (holder: Json) =>
    objects(holder.elements)
      .map((part) => wordsOf(part, calls))
      .join('');
  return objects(object(value).elements)
    .map((part) => {
      if (part.type === 'rich_text_preformatted') return `\`\`\`\n${line(part)}\n\`\`\``;
      if (part.type === 'rich_text_quote') return line(part).replaceAll(/^/gm, '> ');
      if (part.type !== 'rich_text_list') return line(part).replace(/\n$/, '');
      const space = '  '.repeat(number(part.indent) ?? 0);
      return objects(part.elements)
        .map((item, at) => `${space}${part.style === 'ordered' ? `${at + 1}.` : '-'} ${line(item)}`)
        .join('\n');
    })
    .join('\n');
}
