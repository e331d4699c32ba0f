import { h, type JSX } from 'preact';
import { icon } from '../icons.ts';
import { text, type Json } from '../json.ts';
import { textObject } from './text.ts';
import { words } from './words.ts';

const ICONS = { info: 'bell', warning: 'warning', error: 'warning', success: 'check' } as const;

function isLevel(level: string): level is keyof typeof ICONS {
  return Object.hasOwn(ICONS, level);
}

/** A banner. Its level is a colour, a drawing and, for those who see neither, a word. */
export function Alert({ block }: { block: Json }): JSX.Element {
  const level = text(block.level);
  return h('div', { class: `block alert${isLevel(level) ? ` ${level}` : ''}`, role: 'note' }, [
    isLevel(level) && [icon(ICONS[level]), h('span', { class: 'unseen' }, `${words().level[level]}: `)],
    textObject(block.text),
  ]);
}
