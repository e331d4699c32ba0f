import { h, type ComponentChildren, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import { icon } from '../icons.ts';
import { isObject, text, type Json } from '../json.ts';
import { ImagePicture } from './image.ts';
import { RichText } from './rich-text.ts';
import { plainWords, textObject } from './text.ts';

/** Blocks under a title of their own, which may be folded away. `children` are its blocks, drawn. */
export function Container({
  block,
  id,
  children,
}: {
  block: Json;
  id: string;
  children?: ComponentChildren;
}): JSX.Element {
  const folds = block.is_collapsible === true;
  const [open, setOpen] = useState(!(folds && block.default_collapsed === true));
  const title = isObject(block.rich_text_title)
    ? h(RichText, { block: block.rich_text_title })
    : h('div', {}, plainWords(block.title));
  const head = [
    isObject(block.icon) && h(ImagePicture, { image: block.icon, thumb: true }),
    h('span', { class: 'container-titles', id: `${id}-title` }, [
      title,
      isObject(block.subtitle) && h('div', { class: 'container-subtitle' }, textObject(block.subtitle)),
    ]),
  ];
  const divided = !folds && block.has_header_divider === true;
  return h(
    'div',
    { class: `block container ${text(block.width) || 'standard'}`, role: 'group', 'aria-labelledby': `${id}-title` },
    [
      folds
        ? h(
            'button',
            {
              type: 'button',
              class: 'container-head',
              'aria-expanded': open,
              'aria-controls': `${id}-inside`,
              onClick: () => setOpen(!open),
            },
            [...head, icon('down')],
          )
        : h('div', { class: divided ? 'container-head divided' : 'container-head' }, head),
      h('div', { class: 'container-inside', id: `${id}-inside`, hidden: !open }, children),
    ],
  );
}
