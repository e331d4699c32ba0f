import { isFields } from './vocabulary.ts';
import type { Fields } from './vocabulary.ts';

/** A part of a bigger JSON value, and where it stands. */
export type Part = { fields: Fields; pointer: string };

function partsAt(value: unknown, pointer: string): Part[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => partsAt(each, `${pointer}/${index}`));
  return isFields(value) ? [{ fields: value, pointer }] : [];
}

/** All blocks, those within containers and carousels included. */
export function allBlocks(blocks: unknown, pointer: string): Part[] {
  return partsAt(blocks, pointer).flatMap((block) => [block, ...innerBlocks(block)]);
}

function innerBlocks({ fields, pointer }: Part): Part[] {
  if (fields['type'] === 'container') return allBlocks(fields['child_blocks'], `${pointer}/child_blocks`);
  if (fields['type'] === 'carousel') return allBlocks(fields['elements'], `${pointer}/elements`);
  return [];
}

/** Which key of a block holds what people click or fill in. */
const elementKeys = new Map([
  ['actions', 'elements'],
  ['context_actions', 'elements'],
  ['section', 'accessory'],
  ['input', 'element'],
  ['card', 'actions'],
]);

/** The interactive elements of one block; a picture beside a section is none. */
export function interactiveElements({ fields, pointer }: Part): Part[] {
  const key = elementKeys.get(String(fields['type']));
  return key === undefined
    ? []
    : partsAt(fields[key], `${pointer}/${key}`).filter((element) => element.fields['type'] !== 'image');
}
