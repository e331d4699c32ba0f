import { h, type JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { icon } from '../icons.ts';
import { isObject, objects, text, type Json } from '../json.ts';
import { BlockElement } from './element.ts';
import { ImagePicture } from './image.ts';
import { textObject } from './text.ts';
import { words } from './words.ts';

/** A picture on top, a title with its icon, a few words, and what one can do about them. */
export function Card({ block }: { block: Json }): JSX.Element {
  const blockId = text(block.block_id);
  const actions = objects(block.actions);
  return h('div', { class: 'block card', role: 'group' }, [
    isObject(block.hero_image) && h('div', { class: 'card-hero' }, h(ImagePicture, { image: block.hero_image })),
    (isObject(block.title) || isObject(block.subtitle) || isObject(block.icon)) &&
      h('div', { class: 'card-head' }, [
        isObject(block.icon) && h(ImagePicture, { image: block.icon, thumb: true }),
        h('div', { class: 'card-titles' }, [
          isObject(block.title) && h('div', { class: 'card-title' }, textObject(block.title)),
          isObject(block.subtitle) && h('div', { class: 'card-subtitle' }, textObject(block.subtitle)),
        ]),
      ]),
    isObject(block.body) && h('div', { class: 'card-body' }, textObject(block.body)),
    actions.length > 0 &&
      h(
        'div',
        { class: 'actions' },
        actions.map((element) => h(BlockElement, { key: text(element.action_id), element, blockId })),
      ),
  ]);
}

/** Cards beside each other, scrolled by finger, by key, or by the two buttons. */
export function Carousel({ block }: { block: Json }): JSX.Element {
  const strip = useRef<HTMLUListElement>(null);
  const cards = objects(block.elements);
  const said = words();
  const turn = (by: 1 | -1) => {
    const first = strip.current?.firstElementChild;
    strip.current?.scrollBy({ left: by * ((first?.clientWidth ?? 240) + 12), behavior: 'smooth' });
  };
  const button = (label: string, by: 1 | -1) =>
    h(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onClick: () => turn(by) },
      icon(by === 1 ? 'next' : 'back'),
    );
  return h('div', { class: 'block carousel' }, [
    h(
      'ul',
      { ref: strip, tabIndex: 0, class: 'carousel-strip' },
      cards.map((card, index) => h('li', { key: text(card.block_id) || index }, h(Card, { block: card }))),
    ),
    cards.length > 1 &&
      h('div', { class: 'carousel-turn' }, [button(said.previousCards, -1), button(said.nextCards, 1)]),
  ]);
}
