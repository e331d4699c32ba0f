import { string, wordsOf } from '../json.ts';
import type { Block } from '../protocol.ts';
import { elementsIn, keyOf, type Located } from '../state/elements.ts';
import { visibleBlocks } from './visible-text.ts';
import type { Stage } from './stage.ts';

/**
 * The button with these words. Among several, `beside` picks the first one in or after the block that it matches.
 * Throws with the buttons there are when there is none.
 */
export function buttonCalled(stage: Stage, blocks: readonly Block[], words: string, beside?: RegExp): Located {
  const from = beside ? blocks.findIndex((block) => beside.test(visibleBlocks(stage.core, stage.person, [block]))) : 0;
  if (from < 0) throw new Error(`Nothing here matches ${beside}.`);
  const buttons = elementsIn(blocks.slice(from)).filter(({ element }) => string(element['type']).endsWith('button'));
  const found =
    buttons.find(({ element }) => wordsOf(element['text']) === words || element['action_id'] === words) ??
    buttons.find(({ element }) => wordsOf(element['text']).includes(words));
  if (found) return found;
  const there = buttons.map(({ element }) => `“${wordsOf(element['text'])}”`).join(', ') || 'none';
  throw new Error(`There is no button “${words}”. Buttons: ${there}.`);
}

/** The overflow menu that offers an option of this text or value. */
export function overflowOffering(blocks: readonly Block[], words: string): Located {
  const menus = elementsIn(blocks).filter(({ element }) => element['type'] === 'overflow');
  const found = menus.find(({ element }) => JSON.stringify(element['options']).includes(JSON.stringify(words)));
  if (!found) throw new Error(`No overflow menu offers “${words}”.`);
  return found;
}

/** What can be filled in under this name: a label, a placeholder, the section beside it, a block_id or an action_id. */
export function fieldCalled(blocks: readonly Block[], name: string): Located {
  const fields = elementsIn(blocks).filter(({ element }) => keyOf(element) !== null);
  const found =
    fields.find((field) => namesOf(field).includes(name)) ??
    fields.find((field) => namesOf(field).some((each) => each.toLowerCase().includes(name.toLowerCase())));
  if (found) return found;
  const there = fields.map((field) => `“${namesOf(field)[0] ?? ''}”`).join(', ') || 'none';
  throw new Error(`There is no field “${name}”. Fields: ${there}.`);
}

function namesOf({ block, element }: Located): string[] {
  const names = [wordsOf(block['label']), wordsOf(block['text']), wordsOf(element['placeholder'])];
  return [...names, string(block.block_id), string(element['action_id'])].filter((name) => name !== '');
}
