import { isSafeUrl, type Span } from './mrkdwn.ts';

const CODE = /(`+)(?!`)/y;
const REFERENCE = /!\[[^[\]\n]*\]\(([@#])([A-Z0-9]+)\)/y;
const LINK = /!?\[((?:[^[\]\\\n]|\\.)*)\]\(\s*<?([^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)?)>?(?:\s+"[^"\n]*")?\s*\)/y;
const ANGLED = /<([^<>\s]+)>/y;
const BARE_URL = /https?:\/\/[^\s<>|"'`*]*[^\s<>|"'`*.,;:!?)\]]/y;
const EMOJI = /:([a-z0-9_+'-]+):/y;
const ESCAPED = /\\([!-/:-@[-`{-~])/y;

const MARKS = { '**': 'bold', __: 'bold', '~~': 'strike', '*': 'italic', _: 'italic' } as const;
type Mark = keyof typeof MARKS;
const MARK = /\*\*|__|~~|\*|_/y;

const isMark = (found: string): found is Mark => found in MARKS;
const isWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);
const isSpace = (char: string | undefined) => char === undefined || /\s/.test(char);

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** Where the mark opened before `from` closes: after a non-space, outside code. -1 if nowhere. */
function closing(source: string, mark: Mark, from: number): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '`') {
      const end = source.indexOf('`', at + 1);
      if (end !== -1) at = end;
    } else if (source.startsWith(mark, at)) {
      const fits = at > from && !isSpace(source[at - 1]) && (mark[0] !== '_' || !isWord(source[at + mark.length]));
      // Two of them are the other mark's.
      const doubled = mark.length === 1 && (source[at + 1] === mark || source[at - 1] === mark);
      if (fits && !doubled) return at;
      at += mark.length - 1;
    }
  }
  return -1;
}

const words = (label: string) => label.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll(/\*\*|__|~~|`/g, '');

/** What begins at `at`, and how long it is: code, a mention, a link, an emoji. `null` where nothing does. */
function itemAt(source: string, at: number): { span: Span; length: number } | null {
  const escaped = matchAt(ESCAPED, source, at);
  if (escaped) return { span: { type: 'text', text: escaped[1] ?? '' }, length: 2 };
  const fence = matchAt(CODE, source, at)?.[1];
  if (fence) {
    const end = source.indexOf(fence, at + fence.length);
    if (end === -1 || source[end + fence.length] === '`')
      return { span: { type: 'text', text: fence }, length: fence.length };
    const code = source.slice(at + fence.length, end).replace(/^ (.*\S.*) $/s, '$1');
    return { span: { type: 'code', children: [{ type: 'text', text: code }] }, length: end + fence.length - at };
  }
  const reference = matchAt(REFERENCE, source, at);
  if (reference) {
    const type = reference[1] === '@' ? 'user' : 'channel';
    return { span: { type, id: reference[2] ?? '', label: '' }, length: reference[0].length };
  }
  const link = matchAt(LINK, source, at);
  const url = link?.[2] ?? '';
  if (link) {
    const label = words(link[1] ?? '');
    const span: Span = isSafeUrl(url) ? { type: 'link', url, label: label || url } : { type: 'text', text: label };
    return { span, length: link[0].length };
  }
  const angled = matchAt(ANGLED, source, at);
  const inside = angled?.[1] ?? '';
  if (angled && /^[@#][A-Z0-9]+$/.test(inside)) {
    const type = inside.startsWith('@') ? 'user' : 'channel';
    return { span: { type, id: inside.slice(1), label: '' }, length: angled[0].length };
  }
  if (angled && isSafeUrl(inside))
    return { span: { type: 'link', url: inside, label: inside }, length: angled[0].length };
  const bare = isWord(source[at - 1]) ? null : matchAt(BARE_URL, source, at)?.[0];
  if (bare) return { span: { type: 'link', url: bare, label: bare }, length: bare.length };
  const emoji = matchAt(EMOJI, source, at);
  return emoji && { span: { type: 'emoji', name: emoji[1] ?? '' }, length: emoji[0].length };
}

/** The words of a markdown paragraph, heading or cell. `open` are the marks we are inside of: none nests in itself, so the depth is bounded. */
export function parseInline(source: string, open: readonly Mark[] = []): Span[] {
  const spans: Span[] = [];
  // A mark that found no closing once will find none further right: keeps hostile lines linear.
  const hopeless = new Set<Mark>();
  let plain = '';
  let at = 0;
  const put = (span: Span, length: number) => {
    if (plain) spans.push({ type: 'text', text: plain });
    plain = '';
    spans.push(span);
    at += length;
  };
  while (at < source.length) {
    const item = itemAt(source, at);
    if (item) {
      put(item.span, item.length);
      continue;
    }
    const broken = matchAt(/ *\\?\n/y, source, at)?.[0];
    if (broken) {
      put({ type: 'break' }, broken.length);
      continue;
    }
    const mark = matchAt(MARK, source, at)?.[0] ?? '';
    if (isMark(mark)) {
      const from = at + mark.length;
      const mayOpen =
        !open.includes(mark) &&
        !hopeless.has(mark) &&
        !isSpace(source[from]) &&
        (mark[0] !== '_' || !isWord(source[at - 1]));
      const end = mayOpen ? closing(source, mark, from) : -1;
      if (end !== -1) {
        put(
          { type: MARKS[mark], children: parseInline(source.slice(from, end), [...open, mark]) },
          end + mark.length - at,
        );
        continue;
      }
      if (mayOpen) hopeless.add(mark);
      plain += mark;
      at = from;
      continue;
    }
    plain += source[at] ?? '';
    at += 1;
  }
  if (plain) spans.push({ type: 'text', text: plain });
  return spans;
}
