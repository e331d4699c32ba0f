import type { Bookmark } from '../protocol.ts';
import type { Core } from './core.ts';
import { newId } from './ids.ts';
import type { Person } from './people.ts';

export type StoredBookmark = Bookmark & { created: number; updated: number; by: string };

/** A conversation of any kind. In a direct message `name` is empty and the two members never change. */
export type Channel = {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'dm';
  creator: string;
  created: number;
  topic: { value: string; creator: string; set: number };
  purpose: { value: string; creator: string; set: number };
  archived: boolean;
  isGeneral: boolean;
  members: string[];
  pins: { ts: string; by: string; at: number }[];
  bookmarks: StoredBookmark[];
  lastRead: Map<string, string>;
  /** Of a direct message: who opened it, and so sees it in the sidebar before anything was said. */
  openedBy: Set<string>;
  previousNames: string[];
  /** Teams of other companies that share it. */
  sharedWith?: string[];
};

const unset = { value: '', creator: '', set: 0 };

export function newChannel(fields: Pick<Channel, 'id' | 'name' | 'kind' | 'creator' | 'created' | 'members'>): Channel {
  return {
    ...fields,
    topic: unset,
    purpose: unset,
    archived: false,
    isGeneral: fields.name === 'general',
    pins: [],
    bookmarks: [],
    lastRead: new Map(),
    openedBy: new Set(),
    previousNames: [],
  };
}

export function directMessage(core: Core, one: string, other: string): Channel | undefined {
  return [...core.state.channels.values()].find(
    (channel) => channel.kind === 'dm' && channel.members.includes(one) && channel.members.includes(other),
  );
}

/** The direct message of two people, made when there is none. */
export function openDirectMessage(core: Core, one: string, other: string): Channel {
  const known = directMessage(core, one, other);
  if (known) return known;
  const channel = newChannel({
    id: newId('D'),
    name: '',
    kind: 'dm',
    creator: one,
    created: core.clock.now(),
    members: [one, other],
  });
  core.state.channels.set(channel.id, channel);
  return channel;
}

export function channelNamed(core: Core, name: string): Channel | undefined {
  return [...core.state.channels.values()].find((channel) => channel.kind !== 'dm' && channel.name === name);
}

/** Whether the person may read it: members of anything; what is public, everybody but guests and people of other companies. */
export function canRead(channel: Channel, person: Pick<Person, 'id' | 'guest' | 'teamId'>): boolean {
  if (channel.members.includes(person.id)) return true;
  return channel.kind === 'public' && !person.guest && !person.teamId;
}

/** Whom a change in the channel concerns; everybody (`undefined`) when it is public. */
export function audienceOf(channel: Channel): readonly string[] | undefined {
  return channel.kind === 'public' ? undefined : channel.members;
}
