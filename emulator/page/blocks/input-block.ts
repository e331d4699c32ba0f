import { h, type JSX } from 'preact';
import { object, text, type Json } from '../json.ts';
import { BlockElement, elementId } from './element.ts';
import { reader } from '../store.ts';
import { useSurface } from './surface.ts';
import { plainWords } from './text.ts';

/** What Slack adds to the app's own label, in the reader's language. */
const OPTIONAL: Record<string, string> = {
  es: 'opcional',
  fr: 'facultatif',
  it: 'facoltativo',
  ja: '任意',
  pt: 'opcional',
};

/** Several controls under one label: it names the group. */
const GROUPS = ['checkboxes', 'radio_buttons', 'file_input'];

/** A field with its label, hint and, where the app or the page found one, its error. */
export function InputBlock({ block }: { block: Json }): JSX.Element {
  const surface = useSurface();
  const blockId = text(block.block_id);
  const element = object(block.element);
  const id = elementId(surface.id, blockId, text(element.action_id));
  const optional = block.optional === true;
  const hint = plainWords(block.hint);
  const error = surface.errors[blockId];
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  const optionalWord = OPTIONAL[reader().locale.slice(0, 2)] ?? 'optional';
  const label = [plainWords(block.label), optional && h('span', { class: 'optional' }, ` (${optionalWord})`)];
  const group = GROUPS.includes(text(element.type));
  return h('div', { class: error ? 'block field invalid' : 'block field' }, [
    group ? h('div', { class: 'label' }, label) : h('label', { class: 'label', for: id }, label),
    h(BlockElement, {
      element,
      blockId,
      label: plainWords(block.label),
      field: { optional, dispatch: block.dispatch_action === true, describedBy, invalid: error !== undefined },
    }),
    error && h('div', { class: 'error', id: `${id}-error`, role: 'alert' }, error),
    hint && h('div', { class: 'hint', id: `${id}-hint` }, hint),
  ]);
}
