import type { Json } from '../json.ts';
import type { Block } from '../protocol.ts';
import { audienceOf, type Channel } from './channels.ts';
import type { Core } from './core.ts';
import type { Values } from './elements.ts';

export type StoredMessage = {
  channel: string;
  ts: string;
  threadTs: string | null;
  user: string;
  byApp: boolean;
  text: string;
  blocks: Block[];
  attachments: Json[];
  /** The name and picture that the app gave itself for this message alone. */
  guise?: Guise;
  /** Ids of the files it shows. */
  files?: string[];
  metadata: Json | null;
  /** Set on what the workspace itself wrote ("… joined #support"), with Slack's name for it. */
  subtype: string | null;
  /** What Slack says more of such a message: the new topic, who invited. */
  details?: Json;
  edited: string | null;
  ephemeralTo: string | null;
  /** A reply that is also shown in the channel. */
  broadcast: boolean;
  reactions: { name: string; users: string[] }[];
  /** What each person chose in the message's own selects, pickers and checkboxes. */
  values: Map<string, Values>;
};

/** `emoji` as in `:ghost:`, `image` an address; at most one of them. */
export type Guise = { name?: string; emoji?: string; image?: string };

export type NewMessage = Pick<StoredMessage, 'user' | 'text'> &
  Partial<Omit<StoredMessage, 'channel' | 'ts' | 'edited' | 'reactions' | 'values'>> & { ts?: string };

export function messagesOf(core: Core, channel: string): StoredMessage[] {
  return core.state.messages.get(channel) ?? [];
}

export function messageAt(core: Core, channel: string, ts: string): StoredMessage | undefined {
  return messagesOf(core, channel).find((message) => message.ts === ts);
}

export function repliesTo(core: Core, channel: string, ts: string): StoredMessage[] {
  return messagesOf(core, channel).filter((message) => message.threadTs === ts && message.ephemeralTo === null);
}

/** Adds a message, marks it read for whoever wrote it, and tells who watches the channel. */
export function post(core: Core, channel: Channel, fields: NewMessage): StoredMessage {
  const message: StoredMessage = {
    threadTs: null,
    byApp: false,
    blocks: [],
    attachments: [],
    metadata: null,
    subtype: null,
    ephemeralTo: null,
    broadcast: false,
    ...fields,
    channel: channel.id,
    ts: fields.ts ?? core.stamps.next(),
    edited: null,
    reactions: [],
    values: new Map(),
  };
  const there = core.state.messages.get(channel.id);
  if (there) there.push(message);
  else core.state.messages.set(channel.id, [message]);
  if (!message.ephemeralTo && !message.threadTs) channel.lastRead.set(message.user, message.ts);
  told(core, channel);
  core.changes.tell({ type: 'state' }, audienceOf(channel));
  core.announce({ what: 'posted', channel, message });
  return message;
}

/** Gives a message other content, and tells who watches the channel. */
export function change(core: Core, channel: Channel, message: StoredMessage, content: Partial<StoredMessage>): void {
  const before = { ...message };
  Object.assign(message, content);
  told(core, channel);
  core.announce({ what: 'changed', channel, message, before });
}

/** Adds a person's reaction to a message, or takes it back. */
export function react(
  core: Core,
  channel: Channel,
  message: StoredMessage,
  { by, name, added }: { by: string; name: string; added: boolean },
): void {
  const known = message.reactions.find((reaction) => reaction.name === name);
  const others = (known?.users ?? []).filter((user) => user !== by);
  const users = added ? [...others, by] : others;
  // A reaction keeps its place, as what people see must not jump under their pointer.
  message.reactions = known
    ? message.reactions.map((each) => (each === known ? { name, users } : each)).filter((each) => each.users.length > 0)
    : [...message.reactions, { name, users }];
  told(core, channel);
  core.announce({ what: 'reacted', channel, message, by, name, added });
}

/** Says that the channel's messages are not what they were. */
export function told(core: Core, channel: Channel): void {
  core.changes.tell({ type: 'messages', channel: channel.id }, audienceOf(channel));
}

export function remove(core: Core, channel: Channel, message: StoredMessage): void {
  const rest = messagesOf(core, channel.id).filter((each) => each !== message);
  core.state.messages.set(channel.id, rest);
  channel.pins = channel.pins.filter((pin) => pin.ts !== message.ts);
  told(core, channel);
  core.changes.tell({ type: 'state' }, audienceOf(channel));
  core.announce({ what: 'deleted', channel, message });
}

/** What stands in the channel itself: no replies (unless sent to the channel too), no one else's ephemerals. */
export function unreadCount(core: Core, channel: Channel, person: string): number {
  if (!channel.members.includes(person)) return 0;
  const read = channel.lastRead.get(person) ?? '0';
  return messagesOf(core, channel.id).filter(
    (message) =>
      message.ts > read &&
      message.user !== person &&
      message.subtype === null &&
      message.ephemeralTo === null &&
      (message.threadTs === null || message.broadcast),
  ).length;
}
