import type { Message } from '../protocol.ts';
import type { Surface, Trigger } from './blocks/surface.ts';
import type { Json } from './json.ts';
import { setState } from './store.ts';
import { offersOf } from './blocks/options.ts';
import { act, actAloud, me } from './wire.ts';

// What was chosen in a message's selects and fields is this window's own until the app edits the message.
const chosen = new Map<string, Json>();
// What is being typed, by element, until it is sent.
const typing = new Map<string, { timer: ReturnType<typeof setTimeout>; send(): Promise<unknown> }>();

const PAUSE = 300;

/** Sends what was typed before anything else happens, so that the app hears things in the order they were done. */
async function flush(): Promise<void> {
  const waiting = [...typing.values()];
  typing.clear();
  for (const { timer, send } of waiting) {
    clearTimeout(timer);
    await send();
  }
}

/** The elements of a message: each choice is a click at once, typing is one after a pause. */
export function messageSurface(message: Message): Surface {
  const { channel, ts } = message;
  const key = (blockId: string, actionId: string) => JSON.stringify([me(), channel, ts, blockId, actionId]);
  const click = (blockId: string, actionId: string, value: Json, trigger: Trigger) =>
    actAloud({
      do: 'click',
      as: me(),
      channel,
      ts,
      blockId,
      actionId,
      value: trigger === 'enter' ? { ...value, enter: true } : value,
    });
  return {
    id: `m-${channel}-${ts}`,
    errors: {},
    read: (blockId, actionId) => chosen.get(key(blockId, actionId)),
    async change(blockId, actionId, value, trigger) {
      const name = key(blockId, actionId);
      chosen.set(name, value);
      setState({});
      const before = typing.get(name);
      if (before) clearTimeout(before.timer);
      typing.delete(name);
      if (trigger === 'typing') {
        const send = () => click(blockId, actionId, value, trigger);
        typing.set(name, { send, timer: setTimeout(() => void flush(), PAUSE) });
        return;
      }
      await flush();
      await click(blockId, actionId, value, trigger);
    },
    async suggest(blockId, actionId, query) {
      return offersOf(await act({ do: 'suggest', as: me(), channel, ts, blockId, actionId, query }));
    },
    // Slack takes file inputs in modals only.
    upload: async () => ({ error: 'Files cannot be added here.' }),
  };
}
