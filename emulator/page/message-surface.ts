import type { Message } from '../protocol.ts';
import type { Surface } from './blocks/surface.ts';
import { isObject, type Json } from './json.ts';
import { setState } from './store.ts';
import { act, actAloud, me } from './wire.ts';

// What was chosen in a message's selects and fields is this window's own until the app edits the message.
const chosen = new Map<string, Json>();

const PAUSE = 300;
let typing: ReturnType<typeof setTimeout> | undefined;

/** The elements of a message: each choice is a click at once, typing is one after a pause. */
export function messageSurface(message: Message): Surface {
  const { channel, ts } = message;
  const key = (blockId: string, actionId: string) => JSON.stringify([me(), channel, ts, blockId, actionId]);
  return {
    id: `m-${channel}-${ts}`,
    errors: {},
    read: (blockId, actionId) => chosen.get(key(blockId, actionId)),
    async change(blockId, actionId, value, trigger) {
      chosen.set(key(blockId, actionId), value);
      setState({});
      const click = () =>
        actAloud({
          do: 'click',
          as: me(),
          channel,
          ts,
          blockId,
          actionId,
          value: trigger === 'enter' ? { ...value, enter: true } : value,
        });
      clearTimeout(typing);
      if (trigger === 'typing') typing = setTimeout(() => void click(), PAUSE);
      else await click();
    },
    async suggest(blockId, actionId, query) {
      const result = await act({ do: 'suggest', as: me(), channel, ts, blockId, actionId, query });
      return (result.options ?? []).filter(isObject);
    },
  };
}
