import { describe, expect, it } from 'vitest';
import { parseMrkdwn, spokenText, type Chunk, type Span } from '../../../emulator/page/mrkdwn.ts';

/** The tree in one line: marks as their names, everything else as its words. */
function sketch(source: string): string {
  const span = (each: Span): string => {
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
        return `${each.type}(${each.id}${each.label ? `|${each.label}` : ''})`;
      case 'broadcast':
        return `broadcast(${each.range})`;
      case 'date':
        return `date(${each.epochSeconds}|${each.format}|${each.url}|${each.fallback})`;
      case 'emoji':
        return `emoji(${each.name})`;
      default:
        return `${each.type}(${each.children.map(span).join('')})`;
    }
  };
  const chunk = (each: Chunk) => (each.type === 'paragraph' ? '' : `${each.type}:`) + each.children.map(span).join('');
  return parseMrkdwn(source).map(chunk).join(' ¶ ');
}

describe('mrkdwn', () => {
  it.each([
    ['*bold* _italic_ ~struck~ `code`', 'bold(bold) italic(italic) strike(struck) code(code)'],
    ['*all _of_ it*', 'bold(all italic(of) it)'],
    ['(*in brackets*), and *at the end*', '(bold(in brackets)), and bold(at the end)'],
    ['*<https://a.example|a link>*', 'bold(link(https://a.example|a link))'],
  ])('marks what %s says', (source, expected) => {
    expect(sketch(source)).toBe(expected);
  });

  it.each([
    'snake_case_names and 2*3*4 stay',
    'a mark inside a word_opens_ nothing',
    '*nothing closes*here',
    '* a star, then a word *',
    '*opened and never closed',
    '_opened here\nand closed there_',
    'a lone ` backtick',
  ])('leaves %j as it was written', (source) => {
    expect(sketch(source)).toBe(source.replace('\n', '⏎'));
  });

  it('draws links with and without a label, and bare ones', () => {
    expect(sketch('<https://a.example/x|the *page*>')).toBe('link(https://a.example/x|the *page*)');
    expect(sketch('<https://a.example/x?a=1&amp;b=2>')).toBe(
      'link(https://a.example/x?a=1&b=2|https://a.example/x?a=1&b=2)',
    );
    expect(sketch('see https://a.example/x.')).toBe('see link(https://a.example/x|https://a.example/x).');
    expect(sketch('<mailto:ana@example.com|Ana>')).toBe('link(mailto:ana@example.com|Ana)');
  });

  it('makes no link of a scheme that could run something', () => {
    expect(sketch('<javascript:alert(1)|click me>')).toBe('click me');
    expect(sketch('<data:text/html,x>')).toBe('<data:text/html,x>');
  });

  it('knows mentions of people, channels, groups and everybody', () => {
    expect(sketch('<@U1> <@U2|dana> <#C1|general> <!subteam^S1|@payments> <!channel> <!here>')).toBe(
      'user(U1) user(U2|dana) channel(C1|general) group(S1|@payments) broadcast(channel) broadcast(here)',
    );
  });

  it('reads a date with its tokens, its link and its fallback', () => {
    expect(sketch('<!date^1700000000^{date_short_pretty} at {time}|earlier>')).toBe(
      'date(1700000000|{date_short_pretty} at {time}||earlier)',
    );
    expect(sketch('<!date^1700000000^{time}^https://a.example/r|then>')).toBe(
      'date(1700000000|{time}|https://a.example/r|then)',
    );
  });

  it('decodes the three escapes once, and no other', () => {
    expect(sketch('a &lt;b&gt; &amp;amp; &nbsp;')).toBe('a <b> &amp; &nbsp;');
  });

  it('keeps what people wrote in angle brackets as text', () => {
    expect(parseMrkdwn('&lt;script&gt;alert(1)&lt;/script&gt;')).toEqual([
      { type: 'paragraph', children: [{ type: 'text', text: '<script>alert(1)</script>' }] },
    ]);
  });

  it('shows code as it is, except for its links', () => {
    expect(sketch('`*not bold* &amp; :tada:`')).toBe('code(*not bold* & :tada:)');
    expect(sketch('```\nfirst\n  second *line*\n```')).toBe('preformatted:first\n  second *line*');
    expect(sketch('before\n```x <https://a.example|y>```\nafter')).toBe(
      'before ¶ preformatted:x link(https://a.example|y) ¶ after',
    );
  });

  it('takes a fence that is never closed for what it is', () => {
    expect(sketch('a ```b')).toBe('a ```b');
  });

  it('quotes single lines, and everything after three signs', () => {
    expect(sketch('&gt; one\n> two\nthree')).toBe('quote:one⏎two ¶ three');
    expect(sketch('said:\n&gt;&gt;&gt; one\n\ntwo')).toBe('said: ¶ quote:one⏎⏎two');
  });

  it('knows emoji by their names, with skin tones left out', () => {
    expect(sketch(':tada: at 10:30:45 :+1::skin-tone-2:')).toBe('emoji(tada) at 10emoji(30)45 emoji(+1)');
  });

  it('reads a long hostile line in one pass', () => {
    const hostile = '*a _b ~c '.repeat(20_000);
    expect(sketch(hostile)).toBe(hostile);
  });

  it('says the words alone to a screen reader', () => {
    const names = (id: string) => ({ U1: 'Ana Ruiz' })[id] ?? id;
    expect(spokenText('*Paging* <@U1>: <https://a.example|the room>\n&gt; :red_circle:', names)).toBe(
      'Paging Ana Ruiz: the room red circle',
    );
  });
});
