import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { View } from '../protocol.ts';
import type { Surface, Trigger } from './blocks/surface.ts';
import { elementId } from './blocks/element.ts';
import { offersOf } from './blocks/options.ts';
import { isObject, type Json } from './json.ts';
import { refreshState } from './sync.ts';
import { upload } from './upload.ts';
import { act, actAloud, me } from './wire.ts';

const PAUSE = 300;

type Draft = {
  value: Json;
  timer: ReturnType<typeof setTimeout> | null; // until it is sent
  settled: string | null; // what the server held once it had heard of this value
};

export type ViewSurface = Surface & { flush(): Promise<void> };

function heldBy(view: View, blockId: string, actionId: string): Json | undefined {
  const held = view.values[blockId]?.[actionId];
  return isObject(held) ? held : undefined;
}

/**
 * The elements of a modal or Home. What a person enters shows at once and is sent on: choices immediately, typing after a pause, and all of it
 * before a submission. The server's value takes over when it changes afterwards and the element is not being edited.
 */
export function useViewSurface(view: View): ViewSurface {
  const drafts = useRef(new Map<string, Draft>());
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef(view);
  latest.current = view;
  const [, again] = useReducer<number, void>((count) => count + 1, 0);
  const name = (blockId: string, actionId: string) => JSON.stringify([blockId, actionId]);

  const send = (blockId: string, actionId: string, trigger: Trigger) => {
    const draft = drafts.current.get(name(blockId, actionId));
    if (!draft) return sending.current;
    if (draft.timer) clearTimeout(draft.timer);
    draft.timer = null;
    const value = trigger === 'enter' ? { ...draft.value, enter: true } : draft.value;
    // One after the other, so that an older value never overtakes a newer one.
    sending.current = sending.current.then(async () => {
      // What is typed may arrive when the view is gone, which is nobody's trouble.
      await (trigger === 'typing' ? act : actAloud)({
        do: 'input',
        as: me(),
        viewId: view.id,
        blockId,
        actionId,
        value,
      });
      void refreshState().then(() => {
        draft.settled = JSON.stringify(heldBy(latest.current, blockId, actionId));
      });
    });
    return sending.current;
  };

  const flush = async () => {
    for (const [key, draft] of drafts.current) {
      if (!draft.timer) continue;
      const [blockId = '', actionId = ''] = JSON.parse(key) as string[];
      void send(blockId, actionId, 'typing');
    }
    await sending.current;
  };

  // Another view may be pushed on top, or the window go: what was typed must not wait for its pause.
  useEffect(() => () => void flush(), []);

  const surface: ViewSurface = {
    id: view.id,
    errors: view.errors,
    flush,
    read(blockId, actionId) {
      const held = heldBy(view, blockId, actionId);
      const draft = drafts.current.get(name(blockId, actionId));
      if (!draft) return held;
      const editing = document.activeElement?.id === elementId(view.id, blockId, actionId);
      const overruled = draft.settled !== null && !editing && JSON.stringify(held) !== draft.settled;
      return overruled ? held : draft.value;
    },
    async change(blockId, actionId, value, trigger) {
      const key = name(blockId, actionId);
      const before = drafts.current.get(key);
      if (before?.timer) clearTimeout(before.timer);
      const timer = trigger === 'typing' ? setTimeout(() => void send(blockId, actionId, 'typing'), PAUSE) : null;
      drafts.current.set(key, { value, timer, settled: null });
      again();
      if (timer) return;
      // Both queue up at once: a submission that comes meanwhile must find them in the queue.
      void flush();
      await send(blockId, actionId, trigger);
    },
    async suggest(blockId, actionId, query) {
      return offersOf(await act({ do: 'suggest', as: me(), viewId: view.id, blockId, actionId, query }));
    },
    upload: (blockId, actionId, file) => upload(view.id, blockId, actionId, file),
  };
  return surface;
}
