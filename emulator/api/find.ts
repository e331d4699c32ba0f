import { channelNamed, openDirectMessage, type Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { messageAt, type StoredMessage } from '../state/messages.ts';
import type { Person } from '../state/people.ts';
import { Refusal } from './refusal.ts';

/** The channel of that id, unless it is one the app cannot see: private and not joined, or other people's messages. */
export function visibleChannel(core: Core, id: string): Channel {
  const channel = core.state.channels.get(id);
  if (!channel || (channel.kind !== 'public' && !isIn(core, channel))) throw new Refusal('channel_not_found');
  return channel;
}

export function isIn(core: Core, channel: Channel): boolean {
  return channel.members.includes(core.app.botUserId);
}

/** A channel that the app is a member of. */
export function joinedChannel(core: Core, id: string): Channel {
  const channel = visibleChannel(core, id);
  if (!isIn(core, channel)) throw new Refusal('not_in_channel');
  return channel;
}

/** A channel that the app may change: joined, and not archived. */
export function livelyChannel(core: Core, id: string): Channel {
  const channel = joinedChannel(core, id);
  if (channel.archived) throw new Refusal('is_archived');
  return channel;
}

/** Where to post: a channel's id, its name with or without #, or a person's id, whose direct message is opened. */
export function destination(core: Core, given: string): Channel {
  const person = core.state.people.get(given);
  if (person) {
    if (person.isBot || person.deleted || isStranger(core, person)) throw new Refusal('channel_not_found');
    return openDirectMessage(core, core.app.botUserId, person.id);
  }
  const named = core.state.channels.has(given) ? undefined : channelNamed(core, given.replace(/^#/, ''));
  return visibleChannel(core, named?.id ?? given);
}

/** Somebody of another company who is in no channel that the app can see. */
export function isStranger(core: Core, person: Person): boolean {
  if (!person.teamId) return false;
  return ![...core.state.channels.values()].some(
    (channel) => channel.members.includes(person.id) && (channel.kind === 'public' || isIn(core, channel)),
  );
}

/** Somebody the app may look at: anybody but those of other companies who share no channel with this workspace. */
export function visiblePerson(core: Core, id: string): Person {
  const person = personWith(core, id);
  const isMet = () => [...core.state.channels.values()].some((channel) => channel.members.includes(person.id));
  if (person.teamId && !isMet()) throw new Refusal('user_not_visible');
  return person;
}

export function personWith(core: Core, id: string, error = 'user_not_found'): Person {
  const person = core.state.people.get(id);
  if (!person) throw new Refusal(error);
  return person;
}

/** A message that everybody in the channel sees; ephemerals have no address that the Web API knows. */
export function lastingMessage(core: Core, channel: Channel, ts: string): StoredMessage {
  const message = messageAt(core, channel.id, ts);
  if (!message || message.ephemeralTo) throw new Refusal('message_not_found');
  return message;
}
