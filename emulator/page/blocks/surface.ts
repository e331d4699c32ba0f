import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { ask } from '../confirm.ts';
import type { Json } from '../json.ts';
import { isObject, text } from '../json.ts';
import { initialValue } from './values.ts';
import { plainWords, textObject } from './text.ts';

/** How a value came about: chosen at once, while typing (sent after a pause), or by Enter in a text field. */
export type Trigger = 'chosen' | 'typing' | 'enter';

/** What elements stand on, a message or a view: where their values live and where their actions go. */
export type Surface = {
  id: string; // unique on the page; begins the ids of the elements
  read(blockId: string, actionId: string): Json | undefined;
  change(blockId: string, actionId: string, value: Json, trigger: Trigger): Promise<void>;
  suggest(blockId: string, actionId: string, query: string): Promise<Json[]>;
  /** block_id → what is wrong there. */
  errors: Record<string, string>;
};

export const SurfaceContext = createContext<Surface | null>(null);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('An element was drawn outside a message or view');
  return surface;
}

export type ElementProps = {
  element: Json;
  blockId: string;
  /** The control's DOM id, which its label points at. */
  id: string;
  /** What it is called where no label stands beside it. */
  name: string;
  /** Set when it stands in an input block. */
  field?: { optional: boolean; dispatch: boolean; describedBy: string | undefined; invalid: boolean };
};

export type Element = { value: Json; busy: boolean; set(value: Json, trigger?: Trigger): Promise<void> };

/** The element's present value and how to change it; asks first where the app wants a confirmation. */
export function useElement({ element, blockId }: Pick<ElementProps, 'element' | 'blockId'>): Element {
  const surface = useSurface();
  const [busy, setBusy] = useState(false);
  const actionId = text(element.action_id);
  return {
    value: surface.read(blockId, actionId) ?? initialValue(element),
    busy,
    async set(value, trigger = 'chosen') {
      if (isObject(element.confirm) && !(await confirmed(element.confirm))) return;
      if (trigger === 'typing') return surface.change(blockId, actionId, value, trigger);
      setBusy(true);
      await surface.change(blockId, actionId, value, trigger);
      setBusy(false);
    },
  };
}

function confirmed(confirm: Json): Promise<boolean> {
  return ask({
    title: plainWords(confirm.title) || 'Are you sure?',
    text: textObject(confirm.text),
    confirm: plainWords(confirm.confirm) || 'Yes',
    deny: plainWords(confirm.deny) || 'Cancel',
    danger: confirm.style === 'danger',
  });
}
