/** Slack's mrkdwn as a tree. Nothing here touches the DOM: what people wrote becomes text nodes only. */
export type Span =
  | { type: 'text'; text: string }
  | { type: 'break' }
  | { type: 'bold' | 'italic' | 'strike' | 'code'; children: Span[] }
  | { type: 'link'; url: string; label: string }
  | { type: 'user' | 'channel' | 'group'; id: string; label: string }
  | { type: 'broadcast'; range: string }
  | { type: 'date'; epochSeconds: number; format: string; url: string; fallback: string }
  | { type: 'emoji'; name: string };

export type Chunk = { type: 'paragraph' | 'quote' | 'preformatted'; children: Span[] };

function unescape(escaped: string): string {
  return escaped.replace(/&(amp|lt|gt);/g, (_whole, name: string) =>
    name === 'amp' ? '&' : name === 'lt' ? '<' : '>',
  );
}

const MARKS = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
type Mark = keyof typeof MARKS;

function isMark(char: string): char is Mark {
  return char in MARKS;
}

/** Only schemes that cannot run anything become links. */
export function isSafeUrl(url: string): boolean {
  return /^(https?:|mailto:|tel:|slack:)/i.test(url);
}

/** What stands between `<` and `>`: a link, a mention or a date. */
function control(inside: string): Span {
  const bar = inside.indexOf('|');
  const head = unescape(bar === -1 ? inside : inside.slice(0, bar));
  const label = bar === -1 ? '' : unescape(inside.slice(bar + 1));
  if (head.startsWith('@')) return { type: 'user', id: head.slice(1), label };
  if (head.startsWith('#')) return { type: 'channel', id: head.slice(1), label };
  if (head.startsWith('!subteam^')) return { type: 'group', id: head.slice(9), label };
  const date = /^!date\^(-?\d+)\^([^^]*)(?:\^(.*))?$/.exec(head);
  if (date)
    return { type: 'date', epochSeconds: Number(date[1]), format: date[2] ?? '', url: date[3] ?? '', fallback: label };
  const range = /^!(here|channel|everyone)$/.exec(head);
  if (range) return { type: 'broadcast', range: range[1] ?? '' };
  if (isSafeUrl(head)) return { type: 'link', url: head, label: label || head.replace(/^mailto:/i, '') };
  return { type: 'text', text: label || unescape(`<${inside}>`) };
}

const CONTROL = /<([^<>\n]+)>/y;
const EMOJI = /:([a-z0-9_+'-]+)(?:::skin-tone-[2-6])?:/y;
const BARE_URL = /https?:\/\/[^\s<>|"'`*]*[^\s<>|"'`*.,;:!?)\]]/y;

function matchAt(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(line);
}

const isWordChar = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);
const isSpace = (char: string | undefined) => char === undefined || /\s/.test(char);

/** Where the mark opened at `from` closes: before a non-letter, after a non-space, outside links and code. -1 if nowhere. */
function closing(line: string, mark: Mark, from: number): number {
  for (let at = from; at < line.length; at++) {
    const char = line[at];
    if (char === '<') {
      const found = matchAt(CONTROL, line, at);
      if (found) at += found[0].length - 1;
    } else if (char === '`') {
      const end = line.indexOf('`', at + 1);
      if (end !== -1) at = end;
    } else if (char === mark && at > from && !isSpace(line[at - 1]) && !isWordChar(line[at + 1])) {
      return at;
    }
  }
  return -1;
}

/** Code shows its characters as they are; only links and mentions in it keep working. */
function codeSpans(code: string): Span[] {
  const spans: Span[] = [];
  let last = 0;
  for (const found of code.matchAll(/<([^<>\n]+)>/g)) {
    if (found.index > last) spans.push({ type: 'text', text: unescape(code.slice(last, found.index)) });
    spans.push(control(found[1] ?? ''));
    last = found.index + found[0].length;
  }
  if (last < code.length) spans.push({ type: 'text', text: unescape(code.slice(last)) });
  return spans;
}

/** One line. `open` are the marks we are inside of: none nests in itself, so the depth is bounded. */
function inline(line: string, open: readonly Mark[] = []): Span[] {
  const spans: Span[] = [];
  // A mark that found no closing once will find none further right: keeps hostile lines linear.
  const hopeless = new Set<Mark>();
  let plain = '';
  const flush = () => {
    if (plain) spans.push({ type: 'text', text: unescape(plain) });
    plain = '';
  };
  const put = (span: Span, length: number) => {
    flush();
    spans.push(span);
    at += length;
  };
  let at = 0;
  while (at < line.length) {
    const char = line[at] ?? '';
    const before = line[at - 1];
    if (char === '<') {
      const found = matchAt(CONTROL, line, at);
      if (found) {
        put(control(found[1] ?? ''), found[0].length);
        continue;
      }
    } else if (char === '`') {
      const end = line.indexOf('`', at + 1);
      if (end > at + 1) {
        put({ type: 'code', children: codeSpans(line.slice(at + 1, end)) }, end + 1 - at);
        continue;
      }
    } else if (char === ':') {
      const found = matchAt(EMOJI, line, at);
      if (found) {
        put({ type: 'emoji', name: found[1] ?? '' }, found[0].length);
        continue;
      }
    } else if (char === 'h' && !isWordChar(before)) {
      const found = matchAt(BARE_URL, line, at);
      if (found) {
        const url = unescape(found[0]);
        put({ type: 'link', url, label: url }, found[0].length);
        continue;
      }
    } else if (
      isMark(char) &&
      !open.includes(char) &&
      !hopeless.has(char) &&
      !isWordChar(before) &&
      !isSpace(line[at + 1])
    ) {
      const end = closing(line, char, at + 1);
      if (end === -1) hopeless.add(char);
      else {
        put({ type: MARKS[char], children: inline(line.slice(at + 1, end), [...open, char]) }, end + 1 - at);
        continue;
      }
    }
    plain += char;
    at += 1;
  }
  flush();
  return spans;
}

function lines(rows: readonly string[]): Span[] {
  return rows.flatMap((row, index) => (index === 0 ? inline(row) : [{ type: 'break' as const }, ...inline(row)]));
}

const QUOTED = /^(?:&gt;|>) ?/;

/** Text between preformatted parts: runs of quoted and of plain lines. `>>>` quotes all that follows. */
function flowing(source: string): Chunk[] {
  const chunks: Chunk[] = [];
  const rows = source.split('\n');
  let run: string[] = [];
  let quoted = false;
  const flush = () => {
    if (run.length > 0) chunks.push({ type: quoted ? 'quote' : 'paragraph', children: lines(run) });
    run = [];
  };
  for (const [index, row] of rows.entries()) {
    const rest = /^(?:&gt;|>){3} ?/.exec(row);
    if (rest) {
      flush();
      quoted = true;
      run = [row.slice(rest[0].length), ...rows.slice(index + 1)];
      break;
    }
    const isQuoted = QUOTED.test(row);
    if (isQuoted !== quoted) flush();
    quoted = isQuoted;
    run.push(isQuoted ? row.replace(QUOTED, '') : row);
  }
  flush();
  return chunks;
}

/** Parses what Slack calls mrkdwn (https://docs.slack.dev/messaging/formatting-message-text). Never fails: what means nothing stays text. */
export function parseMrkdwn(source: string): Chunk[] {
  const parts = source.split('```');
  // An odd number of fences leaves the last one open: it is then three plain backticks.
  const closed = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join('```')];
  return closed.flatMap((part, index): Chunk[] => {
    if (index % 2 === 1) return [{ type: 'preformatted', children: codeSpans(part.replace(/^\n|\n$/g, '')) }];
    const start = index > 0 && part.startsWith('\n') ? 1 : 0;
    const end = index < closed.length - 1 && part.endsWith('\n') ? part.length - 1 : part.length;
    return end <= start ? [] : flowing(part.slice(start, end));
  });
}

/** Plain text of the tree, for what a screen reader is told and for titles. */
export function spokenText(source: string, nameOf: (id: string) => string): string {
  const say = (span: Span): string => {
    switch (span.type) {
      case 'text':
        return span.text;
      case 'break':
        return ' ';
      case 'link':
        return span.label;
      case 'user':
      case 'channel':
      case 'group':
        return span.label || nameOf(span.id);
      case 'broadcast':
        return `@${span.range}`;
      case 'date':
        return span.fallback;
      case 'emoji':
        return span.name.replaceAll('_', ' ');
      default:
        return span.children.map(say).join('');
    }
  };
  return parseMrkdwn(source)
    .map((chunk) => chunk.children.map(say).join(''))
    .join(' ');
}
