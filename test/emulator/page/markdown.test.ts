import { describe, expect, it } from 'vitest';
import { parseMarkdown, type MarkdownPart } from '../../../emulator/page/markdown.ts';
import type { Span } from '../../../emulator/page/mrkdwn.ts';

const spans = (words: readonly Span[]): string => words.map(span).join('');

function span(each: Span): string {
  switch (each.type) {
    case 'text':
      return each.text;
    case 'break':
      return '⏎';
    case 'link':
      return `link(${each.url}|${each.label})`;
    case 'user':
    case 'channel':
    case 'group':
      return `${each.type}(${each.id})`;
    case 'emoji':
      return `emoji(${each.name})`;
    case 'bold':
    case 'italic':
    case 'strike':
    case 'code':
      return `${each.type}(${spans(each.children)})`;
    default:
      return each.type;
  }
}

/** The tree in one line: parts as their names, everything else as its words. */
function sketch(parts: readonly MarkdownPart[]): string {
  const part = (each: MarkdownPart): string => {
    switch (each.type) {
      case 'paragraph':
        return spans(each.words);
      case 'heading':
        return `h${each.level}:${spans(each.words)}`;
      case 'picture':
        return `picture(${each.url}|${each.alt})`;
      case 'quote':
        return `quote(${sketch(each.parts)})`;
      case 'code':
        return `code(${each.text.replaceAll('\n', '⏎')})`;
      case 'list':
        return `${each.start === null ? 'list' : `from ${each.start}`}(${each.items
          .map(({ checked, words, parts: below }) => {
            const box = checked === null ? '' : checked ? '☑ ' : '☐ ';
            return box + spans(words) + (below.length > 0 ? ` ${sketch(below)}` : '');
          })
          .join('; ')})`;
      case 'table':
        return `table(${[each.head, ...each.rows].map((row) => row.map(spans).join(' | ')).join(' / ')})`;
      case 'divider':
        return '——';
    }
  };
  return parts.map(part).join(' ¶ ');
}

const drawn = (source: string) => sketch(parseMarkdown(source));

describe('markdown', () => {
  it.each([
    ['# One\n## Two\n#### Four', 'h1:One ¶ h2:Two ¶ h3:Four'],
    ['one\ntwo\n\nthree', 'one⏎two ¶ three'],
    ['- a\n- b\n  - c\n  - d\n- e', 'list(a; b list(c; d); e)'],
    ['- a\n\n- b', 'list(a; b)'],
    ['3. a\n4. b', 'from 3(a; b)'],
    ['- a\n1. b', 'list(a) ¶ from 1(b)'],
    ['- [ ] open\n- [x] done', 'list(☐ open; ☑ done)'],
    ['- a\n  goes on\nlazily\n\n  below', 'list(a⏎goes on⏎lazily below)'],
    ['> said\n> - twice\n\nafter', 'quote(said ¶ list(twice)) ¶ after'],
    ['```\nlet *x*;\n\n- y\n```\nafter', 'code(let *x*;⏎⏎- y) ¶ after'],
    ['```\nnever shut', 'code(never shut)'],
    ['| a | b |\n|---|:-:|\n| 1 | **2** |\n| x \\| y | |', 'table(a | b / 1 | bold(2) / x | y | )'],
    ['above\n\n---\n***', 'above ¶ —— ¶ ——'],
    ['![a chart](https://a.example/c.png)', 'picture(https://a.example/c.png|a chart)'],
    ['a | b, no table', 'a | b, no table'],
    ['', ''],
  ])('is made of parts: %j', (source, expected) => {
    expect(drawn(source)).toBe(expected);
  });

  it.each([
    [
      '**bold** __too__ *it* _it_ ~~gone~~ `code *x*`',
      'bold(bold) bold(too) italic(it) italic(it) strike(gone) code(code *x*)',
    ],
    ['**all *of* it**', 'bold(all italic(of) it)'],
    ['snake_case_word 2 * 3 * 4', 'snake_case_word 2 * 3 * 4'],
    [
      '[a **link**](https://a.example/x_(y)) and <https://b.example>',
      'link(https://a.example/x_(y)|a link) and link(https://b.example|https://b.example)',
    ],
    ['see https://a.example/x_y_z.', 'see link(https://a.example/x_y_z|https://a.example/x_y_z).'],
    ['[no](javascript:alert(1))', 'no'],
    ['![](@U0ANA) in ![](#C0GEN), <@U0ANA>', 'user(U0ANA) in channel(C0GEN), user(U0ANA)'],
    ['\\*plain\\* <b>plain</b> :tada:', '*plain* <b>plain</b> emoji(tada)'],
    ['**never shut', '**never shut'],
  ])('marks what %j says', (source, expected) => {
    expect(drawn(source)).toBe(expected);
  });

  it.each(['*a **b ', '[[![', '`'.repeat(3) + ' `` ', '> ', '- ', '  - a\n', '| a |\n', ':::<<@'])(
    'is read at once however much there is of %j',
    (piece) => {
      const before = performance.now();
      parseMarkdown(piece.repeat(20_000));
      expect(performance.now() - before).toBeLessThan(1500);
    },
  );
});
