import { channelNamed } from './channels.ts';
import type { Core } from './core.ts';

/** A conversation by the one id that counts for it, and all the names it goes by. */
export type Place = { id: string; names: readonly string[] };

/**
 * Where `given` leads: a channel's id or name (with or without #), or a person's id. A direct message is known by the other
 * person, so that it is the same place before it is opened and after. `null` when there is no such place.
 */
export function placeMeant(core: Core, given: string): Place | null {
  const channel = core.state.channels.get(given) ?? channelNamed(core, given.replace(/^#/, ''));
  const other =
    channel?.kind === 'dm'
      ? channel.members.find((member) => member !== core.app.botUserId)
      : channel
        ? undefined
        : given;
  const person = other === undefined ? undefined : core.state.people.get(other);
  if (person) return { id: person.id, names: [person.id, person.name, ...(channel ? [channel.id] : [])] };
  return channel ? { id: channel.id, names: [channel.id, channel.name] } : null;
}
