import { isDirect, type Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { addMember, removeMember } from '../state/membership.ts';
import type { Person } from '../state/people.ts';
import { flag, listed, page, required } from './args.ts';
import { anyOf, INVITES, MANAGE, needFor, READ } from './conversation-scopes.ts';
import { isIn, isStranger, livelyChannel, personWith, visibleChannel } from './find.ts';
import type { Methods } from './method.ts';
import { Refusal } from './refusal.ts';
import { channelJson } from './shapes.ts';

export const conversationsMembers: Methods = {
  'conversations.invite': {
    scopes: anyOf(INVITES),
    handle(core, args) {
      const channel = livelyChannel(core, required(args, 'channel'));
      notDirect(channel);
      needFor(core, channel, INVITES);
      const users = [...new Set(listed(args, 'users'))];
      if (users.length === 0) throw new Refusal('no_user');
      const errors = users.flatMap((user) => {
        const error = inviteError(core, channel, user);
        return error ? [{ user, ok: false, error }] : [];
      });
      const welcome = users.filter((user) => errors.every((each) => each.user !== user));
      const [first] = errors;
      if (first && (!flag(args, 'force') || welcome.length === 0)) throw new Refusal(first.error, { errors });
      for (const user of welcome) addMember(core, channel, user, core.app.botUserId);
      return { channel: channelJson(core, channel), ...(first ? { errors } : {}) };
    },
  },

  'conversations.join': {
    scopes: ['channels:join'],
    handle(core, args) {
      const channel = visibleChannel(core, required(args, 'channel'));
      if (channel.kind !== 'public') throw new Refusal('method_not_supported_for_channel_type');
      if (channel.archived) throw new Refusal('is_archived');
      if (isIn(core, channel)) {
        const warning = 'already_in_channel';
        return { channel: channelJson(core, channel), warning, response_metadata: { warnings: [warning] } };
      }
      addMember(core, channel, core.app.botUserId);
      return { channel: channelJson(core, channel) };
    },
  },

  'conversations.leave': {
    scopes: anyOf(MANAGE),
    handle(core, args) {
      const channel = visibleChannel(core, required(args, 'channel'));
      notDirect(channel);
      needFor(core, channel, MANAGE);
      if (!isIn(core, channel)) return { not_in_channel: true };
      if (channel.archived) throw new Refusal('is_archived');
      if (channel.isGeneral) throw new Refusal('cant_leave_general');
      removeMember(core, channel, core.app.botUserId);
      return {};
    },
  },

  'conversations.kick': {
    scopes: anyOf(MANAGE),
    handle(core, args) {
      const channel = livelyChannel(core, required(args, 'channel'));
      notDirect(channel);
      needFor(core, channel, MANAGE);
      const person = personWith(core, required(args, 'user'));
      if (person.id === core.app.botUserId) throw new Refusal('cant_kick_self');
      if (channel.isGeneral) throw new Refusal('cant_kick_from_general');
      if (!channel.members.includes(person.id)) throw new Refusal('not_in_channel');
      removeMember(core, channel, person.id, core.app.botUserId);
      return { errors: {} };
    },
  },

  'conversations.members': {
    scopes: anyOf(READ),
    handle(core, args) {
      const channel = visibleChannel(core, required(args, 'channel'));
      needFor(core, channel, READ);
      const { items, response_metadata } = page(args, channel.members);
      return { members: items, response_metadata };
    },
  },
};

function inviteError(core: Core, channel: Channel, user: string): string | null {
  const person = core.state.people.get(user);
  if (!person) return 'user_not_found';
  if (person.id === core.app.botUserId) return 'cant_invite_self';
  if (channel.members.includes(user)) return 'already_in_channel';
  if (person.deleted) return 'cant_invite';
  if (person.teamId) return outsiderError(core, channel, person);
  return person.guest ? guestError(core, person) : null;
}

/** People of other companies come only into channels that their own team shares. */
function outsiderError(core: Core, channel: Channel, person: Person): string | null {
  if (isStranger(core, person)) return 'user_not_found';
  return channel.sharedWith?.includes(person.teamId ?? '') ? null : 'no_external_invite_permission';
}

/** As Slack is set unless its owners say otherwise, letting guests in is the owners' own doing, and not an app's. */
function guestError(core: Core, person: Person): string {
  const places = [...core.state.channels.values()].filter(
    (channel) => !isDirect(channel) && channel.members.includes(person.id),
  );
  return person.guest === 'single' && places.length > 0 ? 'ura_max_channels' : 'user_is_restricted';
}

function notDirect(channel: Channel): void {
  if (isDirect(channel)) throw new Refusal('method_not_supported_for_channel_type');
}
