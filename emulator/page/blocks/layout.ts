import { h, type JSX } from 'preact';
import { isObject, objects, strings, text, type Json } from '../json.ts';
import { me } from '../wire.ts';
import { BlockElement } from './element.ts';
import { ImagePicture } from './image.ts';
import { plainWords, textObject } from './text.ts';

export function Section({ block }: { block: Json }): JSX.Element {
  const fields = objects(block.fields);
  const { accessory } = block;
  return h('div', { class: 'block section' }, [
    h('div', { class: 'section-text' }, [
      isObject(block.text) && textObject(block.text),
      fields.length > 0 &&
        h(
          'div',
          { class: 'fields' },
          fields.map((field) => textObject(field)),
        ),
    ]),
    isObject(accessory) &&
      h('div', { class: 'accessory' }, h(BlockElement, { element: accessory, blockId: text(block.block_id) })),
  ]);
}

export function Header({ block }: { block: Json }): JSX.Element {
  return h('h3', { class: 'block header' }, plainWords(block.text));
}

export function Context({ block }: { block: Json }): JSX.Element {
  return h(
    'div',
    { class: 'block context' },
    objects(block.elements).map((each) =>
      each.type === 'image' ? h(ImagePicture, { image: each, thumb: true }) : textObject(each),
    ),
  );
}

export function Actions({ block }: { block: Json }): JSX.Element {
  const blockId = text(block.block_id);
  return h(
    'div',
    { class: 'block actions' },
    objects(block.elements).map((element) => h(BlockElement, { key: text(element.action_id), element, blockId })),
  );
}

/** Small buttons under an answer. Some are only for certain people. */
export function ContextActions({ block }: { block: Json }): JSX.Element {
  const forMe = objects(block.elements).filter((element) => {
    const people = strings(element.visible_to_user_ids);
    return people.length === 0 || people.includes(me());
  });
  const blockId = text(block.block_id);
  return h(
    'div',
    { class: 'block context-actions' },
    forMe.map((element) => h(BlockElement, { key: text(element.action_id), element, blockId })),
  );
}
