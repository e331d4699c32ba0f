import { string, wordsOf, type Json } from '../json.ts';
import type { Located } from '../state/elements.ts';
import type { View } from '../state/views.ts';
import { attachFiles } from './attach-files.ts';
import { heldBy, type Entry } from './entry.ts';
import { buttonCalled, fieldCalled, overflowOffering } from './lookup.ts';
import type { Stage } from './stage.ts';
import { visibleBlocks } from './visible-text.ts';

/** A modal or Home in somebody's eyes, always as it is at that moment. */
export type ViewHandle = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly isOpen: boolean;
  /** What stands in a field: text, option values, ids; null when nothing does. */
  value(field: string): unknown;
  /** Enters one value and tells the app of it, pressing Enter where that matters. */
  change(field: string, value: Entry): Promise<void>;
  click(button: string, beside?: RegExp): Promise<void>;
  overflow(option: string): Promise<void>;
  shows(pattern: RegExp): Promise<ViewHandle>;
};

export type Submitted = 'closed' | 'updated' | { errors: Record<string, string> };

export type ModalHandle = ViewHandle & {
  /** Fills in fields by label, as typing does: the app hears of it only where it asked to. */
  fill(values: Record<string, Entry>): Promise<ModalHandle> & { submit(): Promise<Submitted> };
  /** Resolves to the errors by label when the form came back. */
  submit(): Promise<Submitted>;
  close(how?: { all: boolean }): Promise<void>;
};

export function viewText(stage: Stage, view: View): string {
  return visibleBlocks(stage.core, stage.person, view.blocks);
}

export function viewHandle(stage: Stage, first: View): ViewHandle {
  const { core } = stage;
  const now = () => core.state.views.get(first.id) ?? first;

  return {
    id: first.id,
    get title() {
      return wordsOf(now().content['title']);
    },
    get text() {
      return viewText(stage, now());
    },
    get isOpen() {
      return core.state.views.has(first.id);
    },
    value(field) {
      const { block, element } = fieldCalled(now().blocks, field);
      const { type: _type, ...held } = now().values[string(block.block_id)]?.[string(element['action_id'])] ?? {};
      return Object.values(held)[0] ?? null;
    },
    change: async (field, value) => enter(stage, now(), fieldCalled(now().blocks, field), value, true),
    async click(button, beside) {
      await put(stage, now(), buttonCalled(stage, now().blocks, button, beside), {});
    },
    overflow: async (option) => enter(stage, now(), overflowOffering(now().blocks, option), option, false),
    async shows(pattern) {
      await stage.until(
        () => (core.state.views.has(first.id) && pattern.test(viewText(stage, now())) ? true : undefined),
        () => `“${wordsOf(now().content['title'])}” never said ${pattern}. It says:\n${viewText(stage, now())}`,
      );
      return viewHandle(stage, now());
    },
  };
}

export function modalHandle(stage: Stage, first: View): ModalHandle {
  const { core, person } = stage;
  const now = () => core.state.views.get(first.id) ?? first;

  async function submit(): Promise<Submitted> {
    const before = now();
    await stage.act({ do: 'submit', as: person.id, viewId: first.id });
    if (!core.state.views.has(first.id)) return 'closed';
    const errors: Record<string, string> = {};
    for (const [blockId, words] of Object.entries(before.errors)) {
      const block = before.blocks.find((each) => each.block_id === blockId);
      errors[(block && wordsOf(block['label'])) || blockId] = words;
    }
    return Object.keys(errors).length > 0 ? { errors } : 'updated';
  }

  async function fillAll(values: Record<string, Entry>): Promise<ModalHandle> {
    for (const [field, value] of Object.entries(values)) {
      await enter(stage, now(), fieldCalled(now().blocks, field), value, false);
    }
    return handle;
  }

  const handle: ModalHandle = Object.assign(viewHandle(stage, first), {
    fill(values: Record<string, Entry>) {
      const filled = fillAll(values);
      return Object.assign(filled, { submit: () => filled.then(submit) });
    },
    submit,
    async close(how = { all: false }) {
      await stage.act({ do: 'close', as: person.id, viewId: first.id, all: how.all });
    },
  });
  return handle;
}

async function put(stage: Stage, view: View, { block, element }: Located, value: Json): Promise<void> {
  const at = { viewId: view.id, blockId: string(block.block_id), actionId: string(element['action_id']) };
  await stage.act({ do: 'input', as: stage.person.id, ...at, value });
}

async function enter(stage: Stage, view: View, found: Located, entry: Entry, pressEnter: boolean): Promise<void> {
  const at = { viewId: view.id, blockId: string(found.block.block_id), actionId: string(found.element['action_id']) };
  if (found.element['type'] === 'file_input') return put(stage, view, found, await attachFiles(stage, at, entry));
  const held = await heldBy(stage, found.element, entry, async (query) => {
    const answer = await stage.act({ do: 'suggest', as: stage.person.id, ...at, query });
    return answer.options ?? [];
  });
  await put(stage, view, found, held);
  if (pressEnter && 'value' in held) await put(stage, view, found, { ...held, enter: true });
}
