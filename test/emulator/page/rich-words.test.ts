import { describe, expect, it } from 'vitest';
import { fromRichText, toRichText } from '../../../emulator/page/rich-words.ts';

const NAMES = {
  person: (handle: string) => (handle === 'bruno' ? 'U1' : null),
  channel: (name: string) => (name === 'support' ? 'C1' : null),
};
const CALLS = { person: () => 'bruno', channel: () => 'support' };

const elements = (words: string) => toRichText(words, NAMES)?.['elements'];
const section = (...inside: object[]) => ({ type: 'rich_text_section', elements: inside });
const text = (words: string, style?: object) => ({ type: 'text', text: words, ...(style ? { style } : {}) });

describe('typed words as rich text', () => {
  it('are one section with its lines, or nothing', () => {
    expect(elements('one\n\ntwo <b> & co')).toEqual([
      section(text('one'), text('\n'), text('\n'), text('two <b> & co')),
    ]);
    expect(toRichText('  \n', NAMES)).toBeNull();
  });

  it('carry their marks, mentions, links and emoji', () => {
    expect(elements('*a _b_* `c` @bruno in #support, @here :tada: https://acme.example/x @nobody')).toEqual([
      section(
        text('a ', { bold: true }),
        text('b', { bold: true, italic: true }),
        text(' '),
        text('c', { code: true }),
        text(' '),
        { type: 'user', user_id: 'U1' },
        text(' in '),
        { type: 'channel', channel_id: 'C1' },
        text(', '),
        { type: 'broadcast', range: 'here' },
        text(' '),
        { type: 'emoji', name: 'tada' },
        text(' '),
        { type: 'link', url: 'https://acme.example/x' },
        text(' @nobody'),
      ),
    ]);
  });

  it('make lists, quotes and code of lines that begin so', () => {
    const list = (style: string, indent: number, ...items: string[]) => ({
      type: 'rich_text_list',
      style,
      indent,
      elements: items.map((item) => section(text(item))),
    });
    expect(elements('Steps:\n- one\n- two\n  - deeper\n1. first\n> said\n```\nx < 1\n\ny\n```\nend')).toEqual([
      section(text('Steps:')),
      list('bullet', 0, 'one', 'two'),
      list('bullet', 1, 'deeper'),
      list('ordered', 0, 'first'),
      { type: 'rich_text_quote', elements: [text('said')] },
      { type: 'rich_text_preformatted', elements: [text('x < 1\n\ny')] },
      section(text('end')),
    ]);
  });

  it.each([
    'one\n\ntwo',
    '*bold* and _it_ `code` ~no~ @bruno #support @channel :tada:',
    '- one\n- two\n  - deeper\n1. first\n2. second',
    '> said\n> twice',
    'before\n```\nx\ny\n```\nafter',
  ])('are typed again as they were: %j', (words) => {
    expect(fromRichText(toRichText(words, NAMES), CALLS)).toBe(words);
  });
});
