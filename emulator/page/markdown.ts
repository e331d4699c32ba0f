import { parseInline } from './markdown-inline.ts';
import type { Span } from './mrkdwn.ts';

export type MarkdownItem = { checked: boolean | null; words: Span[]; parts: MarkdownPart[] };
/** Markdown as Slack's canvases know it. Nothing here touches the DOM: what apps wrote becomes text nodes only. */
export type MarkdownPart =
  | { type: 'heading'; level: 1 | 2 | 3; words: Span[] }
  | { type: 'paragraph'; words: Span[] }
  | { type: 'picture'; url: string; alt: string }
  | { type: 'quote'; parts: MarkdownPart[] }
  | { type: 'code'; text: string }
  | { type: 'list'; start: number | null; items: MarkdownItem[] } // numbered where it starts somewhere
  | { type: 'table'; head: Span[][]; rows: Span[][][] }
  | { type: 'divider' };

const DEEPEST = 8;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const DIVIDER = /^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( *)([-*+]|\d{1,9}[.)])(?: +|$)/;
const CHECK = /^\[([ xX])\]\s+/;
const PICTURE = /^!\[([^\]\n]*)\]\((https?:\/\/[^\s()]+)\)$/;
const UNDER_HEAD = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

const startsPart = (line: string) =>
  HEADING.test(line) || DIVIDER.test(line) || FENCE.test(line) || QUOTE.test(line) || ITEM.test(line);

function isTable(line: string, next: string | undefined): boolean {
  return line.includes('|') && next !== undefined && next.includes('|') && UNDER_HEAD.test(next);
}

function cells(line: string): Span[][] {
  const inside = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inside.split(/(?<!\\)\|/).map((cell) => parseInline(cell.trim().replaceAll('\\|', '|')));
}

/** Lines from `from` on while `goes` holds; the first is always taken. */
function run(lines: readonly string[], from: number, goes: (line: string, at: number) => boolean): string[] {
  let end = from + 1;
  while (end < lines.length && goes(lines[end] ?? '', end)) end++;
  return lines.slice(from, end);
}

/** The lines of one list item: what is indented below it, blank lines between, and a paragraph that goes on unindented. */
function itemLines(lines: readonly string[], from: number, indent: number): string[] {
  const own = run(lines, from, (line, at) => {
    const deeper = line.startsWith(' '.repeat(indent + 1));
    if (line.trim() === '') return lines[at + 1]?.startsWith(' '.repeat(indent + 1)) ?? false;
    return deeper || (lines[at - 1]?.trim() !== '' && !startsPart(line));
  });
  const width = ITEM.exec(own[0] ?? '')?.[0].length ?? 0;
  return own.map((line, at) => (at === 0 ? line.slice(width) : line.replace(new RegExp(`^ {0,${width}}`), '')));
}

function list(lines: readonly string[], from: number, depth: number): { part: MarkdownPart; length: number } {
  const [, space = '', first = ''] = ITEM.exec(lines[from] ?? '') ?? [];
  const numbered = /\d/.test(first);
  const items: MarkdownItem[] = [];
  let at = from;
  while (at < lines.length) {
    const found = ITEM.exec(lines[at] ?? '');
    if (!found || DIVIDER.test(lines[at] ?? '') || /\d/.test(found[2] ?? '') !== numbered) break;
    const own = itemLines(lines, at, space.length);
    at += own.length;
    items.push(item(own, depth));
    // A blank line between two items leaves them one list.
    if (lines[at]?.trim() === '' && ITEM.test(lines[at + 1] ?? '')) at += 1;
  }
  return { part: { type: 'list', start: numbered ? Number.parseInt(first) : null, items }, length: at - from };
}

function item(own: readonly string[], depth: number): MarkdownItem {
  const check = CHECK.exec(own[0] ?? '')?.[1];
  const lines = [(own[0] ?? '').replace(CHECK, ''), ...own.slice(1)];
  const words = run(lines, 0, (line) => line.trim() !== '' && !startsPart(line));
  return {
    checked: check === undefined ? null : check !== ' ',
    words: parseInline(words.map((line) => line.trim()).join('\n')),
    parts: partsOf(lines.slice(words.length), depth + 1),
  };
}

function fenced(lines: readonly string[], from: number, fence: string): { part: MarkdownPart; length: number } {
  const shut = (line: string) => line.trim().startsWith(fence) && /^[`~]+$/.test(line.trim());
  const body = run(lines, from, (line) => !shut(line)).slice(1);
  return { part: { type: 'code', text: body.join('\n') }, length: body.length + 2 };
}

function partAt(lines: readonly string[], at: number, depth: number): { part: MarkdownPart; length: number } {
  const line = lines[at] ?? '';
  const fence = FENCE.exec(line)?.[1];
  if (fence) return fenced(lines, at, fence);
  const heading = HEADING.exec(line);
  if (heading) {
    const level = heading[1]?.length === 1 ? 1 : heading[1]?.length === 2 ? 2 : 3;
    return { part: { type: 'heading', level, words: parseInline(heading[2] ?? '') }, length: 1 };
  }
  if (DIVIDER.test(line)) return { part: { type: 'divider' }, length: 1 };
  if (QUOTE.test(line) && depth < DEEPEST) {
    const quoted = run(lines, at, (next) => QUOTE.test(next));
    const inside = quoted.map((each) => each.replace(QUOTE, ''));
    return { part: { type: 'quote', parts: partsOf(inside, depth + 1) }, length: quoted.length };
  }
  if (ITEM.test(line) && depth < DEEPEST) return list(lines, at, depth);
  if (isTable(line, lines[at + 1])) {
    const rows = run(lines, at, (next) => next.includes('|'));
    const body = rows.slice(2).map(cells);
    return { part: { type: 'table', head: cells(line), rows: body }, length: rows.length };
  }
  const picture = PICTURE.exec(line.trim());
  if (picture) return { part: { type: 'picture', alt: picture[1] ?? '', url: picture[2] ?? '' }, length: 1 };
  const own = run(lines, at, (next, i) => next.trim() !== '' && !startsPart(next) && !isTable(next, lines[i + 1]));
  const words = parseInline(
    own
      .map((each) => each.trimStart())
      .join('\n')
      .trimEnd(),
  );
  return { part: { type: 'paragraph', words }, length: own.length };
}

function partsOf(lines: readonly string[], depth: number): MarkdownPart[] {
  const parts: MarkdownPart[] = [];
  let at = 0;
  while (at < lines.length) {
    if (lines[at]?.trim() === '') {
      at += 1;
      continue;
    }
    const { part, length } = partAt(lines, at, depth);
    parts.push(part);
    at += length;
  }
  return parts;
}

/** Parses markdown as far as canvases draw it (https://docs.slack.dev/surfaces/canvases). Never fails: what means nothing stays text. */
export function parseMarkdown(source: string): MarkdownPart[] {
  return partsOf(source.replaceAll('\r\n', '\n').replaceAll('\t', '    ').split('\n'), 0);
}
