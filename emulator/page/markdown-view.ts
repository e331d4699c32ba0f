import { h, type ComponentChildren, type JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { ImagePicture } from './blocks/image.ts';
import { parseMarkdown, type MarkdownItem, type MarkdownPart } from './markdown.ts';
import { span } from './mrkdwn-view.ts';
import type { Span } from './mrkdwn.ts';

// Below the page's and the pane's own headings.
const HEADINGS = { 1: 'h3', 2: 'h4', 3: 'h5' } as const;

const drawn = (words: readonly Span[]): ComponentChildren[] => words.map(span);

function item({ checked, words, parts }: MarkdownItem): JSX.Element {
  if (checked === null) return h('li', {}, [drawn(words), parts.map(part)]);
  return h('li', { class: 'check' }, [
    h('label', {}, [
      h('input', { type: 'checkbox', checked, disabled: true }),
      h('span', { class: checked ? 'done' : undefined }, drawn(words)),
    ]),
    parts.map(part),
  ]);
}

function table({ head, rows }: Extract<MarkdownPart, { type: 'table' }>): JSX.Element {
  return h(
    'div',
    { class: 'table-scroll', tabIndex: 0, role: 'region', 'aria-label': 'Table' },
    h('table', {}, [
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          head.map((cell) => h('th', { scope: 'col' }, drawn(cell))),
        ),
      ),
      h(
        'tbody',
        {},
        // A row has as many cells as the head, whatever it was written with.
        rows.map((row) =>
          h(
            'tr',
            {},
            head.map((_, at) => h('td', {}, drawn(row[at] ?? []))),
          ),
        ),
      ),
    ]),
  );
}

function part(each: MarkdownPart): JSX.Element {
  switch (each.type) {
    case 'heading':
      return h(HEADINGS[each.level], { class: `heading-${each.level}` }, drawn(each.words));
    case 'paragraph':
      return h('p', {}, drawn(each.words));
    case 'picture':
      return h('figure', {}, h(ImagePicture, { image: { image_url: each.url, alt_text: each.alt } }));
    case 'quote':
      return h('blockquote', {}, each.parts.map(part));
    case 'code':
      return h('pre', {}, each.text);
    case 'list':
      return each.start === null
        ? h('ul', {}, each.items.map(item))
        : h('ol', { start: each.start }, each.items.map(item));
    case 'table':
      return table(each);
    case 'divider':
      return h('hr', {});
  }
}

/** Markdown, drawn. */
export function Markdown({ source }: { source: string }): JSX.Element {
  const parts = useMemo(() => parseMarkdown(source), [source]);
  return h('div', { class: 'markdown mrkdwn' }, parts.map(part));
}
