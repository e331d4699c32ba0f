import { createContext } from 'preact';
import { useContext, useReducer, useState } from 'preact/hooks';
import type { OptionGroup } from '../combobox.ts';
import { ask } from '../confirm.ts';
import type { Json } from '../json.ts';
import { isObject, text } from '../json.ts';
import type { Uploaded } from '../upload.ts';
import { initialValue } from './values.ts';
import { plainWords, textObject } from './text.ts';
import { words } from './words.ts';

/** How a value came about: chosen at once, while typing (sent after a pause), or by Enter in a text field. */
export type Trigger = 'chosen' | 'typing' | 'enter';

/** What elements stand on, a message or a view: where their values live and where their actions go. */
export type Surface = {
  id: string; // unique on the page; begins the ids of the elements
  read(blockId: string, actionId: string): Json | undefined;
  change(blockId: string, actionId: string, value: Json, trigger: Trigger): Promise<void>;
  suggest(blockId: string, actionId: string, query: string): Promise<OptionGroup[]>;
  upload(blockId: string, actionId: string, file: File): Promise<Uploaded>;
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

export type Element = {
  value: Json;
  busy: boolean;
  /** Resolves to whether it was done: not where a confirmation was refused. */
  set(value: Json, trigger?: Trigger): Promise<boolean>;
};

/** The element's present value and how to change it; asks first where the app wants a confirmation. */
export function useElement({ element, blockId }: Pick<ElementProps, 'element' | 'blockId'>): Element {
  const surface = useSurface();
  const [busy, setBusy] = useState(false);
  const [, again] = useReducer<number, void>((count) => count + 1, 0);
  const actionId = text(element.action_id);
  return {
    value: surface.read(blockId, actionId) ?? initialValue(element),
    busy,
    async set(value, trigger = 'chosen') {
      // A box that was ticked or a choice that shows already goes back to what is held.
      if (isObject(element.confirm) && !(await confirmed(element.confirm))) {
        again();
        return false;
      }
      if (trigger === 'typing') {
        await surface.change(blockId, actionId, value, trigger);
        return true;
      }
      setBusy(true);
      await surface.change(blockId, actionId, value, trigger);
      setBusy(false);
      return true;
    },
  };
}

function confirmed(confirm: Json): Promise<boolean> {
  return ask({
    title: plainWords(confirm.title) || words().sure,
    text: textObject(confirm.text),
    confirm: plainWords(confirm.confirm) || words().yes,
    deny: plainWords(confirm.deny) || words().cancel,
    danger: confirm.style === 'danger',
  });
}
