import type { Bookmark } from '../protocol.ts';
import type { Core } from './core.ts';
import { newId } from './ids.ts';
import type { Person } from './people.ts';

export type StoredBookmark = Bookmark & { created: number; updated: number; by: string };

/**
 * A conversation of any kind. The members of a direct message (`dm`: two, without a `name`; `group`: three to nine, with the
 * name that Slack makes for them) never change.
 */
export type Channel = {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'dm' | 'group';
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

/** Whether it is between certain people for good, and so can't be named, joined, left or archived. */
export function isDirect(channel: Pick<Channel, 'kind'>): boolean {
  return channel.kind === 'dm' || channel.kind === 'group';
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

/** The direct messages of exactly these people. */
export function groupMessage(core: Core, people: readonly string[]): Channel | undefined {
  const members = new Set(people);
  return [...core.state.channels.values()].find(
    (channel) =>
      channel.kind === 'group' &&
      channel.members.length === members.size &&
      channel.members.every((member) => members.has(member)),
  );
}

/** The direct messages of `one` with several others, made when there are none. Named as Slack does, by all handles. */
export function openGroupMessage(core: Core, one: string, others: readonly string[]): Channel {
  const members = [...new Set([one, ...others])];
  const known = groupMessage(core, members);
  if (known) return known;
  const handles = members.map((id) => core.state.people.get(id)?.name ?? id);
  const created = core.clock.now();
  const channel = newChannel({
    id: newId('C'),
    name: `mpdm-${handles.join('--')}-1`,
    kind: 'group',
    creator: one,
    created,
    members,
  });
  const value = `Group messaging with: ${handles.map((handle) => `@${handle}`).join(' ')}`;
  channel.purpose = { value, creator: one, set: created };
  channel.sharedWith = [...new Set(members.flatMap((id) => core.state.people.get(id)?.teamId ?? []))];
  core.state.channels.set(channel.id, channel);
  return channel;
}

/** People of other companies write to several at once only when they share a channel (docs.slack.dev/reference/methods/conversations.open). */
export function haveMet(core: Core, people: readonly string[]): boolean {
  const outsiders = people.filter((id) => core.state.people.get(id)?.teamId);
  if (outsiders.length < 2) return true;
  return [...core.state.channels.values()].some(
    (channel) => !isDirect(channel) && outsiders.every((id) => channel.members.includes(id)),
  );
}

export function channelNamed(core: Core, name: string): Channel | undefined {
  return [...core.state.channels.values()].find((channel) => !isDirect(channel) && channel.name === name);
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
