import type { Json } from '../json.ts';
import {
  directMessage,
  groupMessage,
  haveMet,
  isDirect,
  openDirectMessage,
  openGroupMessage,
  type Channel,
} from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import type { Person } from '../state/people.ts';
import { flag, listed, text } from './args.ts';
import { anyOf, MANAGE, needFor } from './conversation-scopes.ts';
import { isStranger, visibleChannel, visiblePerson } from './find.ts';
import type { Methods } from './method.ts';
import { Refusal } from './refusal.ts';
import { channelJson } from './shapes.ts';

const MOST_OTHERS = 8;

export const conversationsOpen: Methods = {
  'conversations.open': {
    scopes: anyOf(MANAGE),
    handle(core, args) {
      const channel = opened(core, args);
      const before = channel.openedBy.has(core.app.botUserId) ? { no_op: true, already_open: true } : {};
      channel.openedBy.add(core.app.botUserId);
      return { ...before, channel: flag(args, 'return_im') ? channelJson(core, channel) : { id: channel.id } };
    },
  },
};

function opened(core: Core, args: Json): Channel {
  if (text(args, 'channel') !== '') return resumed(core, text(args, 'channel'));
  const users = [...new Set(listed(args, 'users'))];
  if (users.length === 0) throw new Refusal('users_list_not_supplied');
  const others = users.filter((user) => user !== core.app.botUserId);
  if (others.length > MOST_OTHERS) throw new Refusal('too_many_users');
  const [first, second] = others;
  if (first === undefined) throw new Refusal('not_enough_users');
  needFor(core, { kind: second === undefined ? 'dm' : 'group' }, MANAGE);
  const people = others.map((user) => welcome(core, user));
  if (second === undefined) return withOne(core, args, first, people);
  if (!haveMet(core, others)) throw new Refusal('invalid_user_combination');
  const known = groupMessage(core, [core.app.botUserId, ...others]);
  if (!known && flag(args, 'prevent_creation')) throw new Refusal('channel_not_found');
  return known ?? openGroupMessage(core, core.app.botUserId, others);
}

function withOne(core: Core, args: Json, other: string, people: readonly Person[]): Channel {
  if (people.some((person) => person.isBot)) throw new Refusal('cannot_dm_bot');
  const known = directMessage(core, core.app.botUserId, other);
  if (!known && flag(args, 'prevent_creation')) throw new Refusal('channel_not_found');
  return known ?? openDirectMessage(core, core.app.botUserId, other);
}

function resumed(core: Core, id: string): Channel {
  const channel = visibleChannel(core, id);
  if (!isDirect(channel)) throw new Refusal('method_not_supported_for_channel_type');
  needFor(core, channel, MANAGE);
  return channel;
}

function welcome(core: Core, user: string): Person {
  const person = visiblePerson(core, user);
  if (person.deleted) throw new Refusal('user_disabled');
  if (isStranger(core, person)) throw new Refusal('user_not_visible');
  return person;
}
