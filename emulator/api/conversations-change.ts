import { emitEvent } from '../delivery/events.ts';
import type { Json } from '../json.ts';
import { channelNameError, topicError } from '../rules/names.ts';
import { channelNamed, isDirect, newChannel, type Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { newId } from '../state/ids.ts';
import { setArchived } from '../state/membership.ts';
import { post } from '../state/messages.ts';
import { flag, required, text } from './args.ts';
import { anyOf, MANAGE, needFor, TOPIC } from './conversation-scopes.ts';
import { isIn, joinedChannel, livelyChannel, visibleChannel } from './find.ts';
import type { Methods } from './method.ts';
import { Refusal } from './refusal.ts';
import { channelJson } from './shapes.ts';

const manage = { scopes: anyOf(MANAGE) };

export const conversationsChange: Methods = {
  'conversations.create': {
    ...manage,
    handle(core, args) {
      const kind = flag(args, 'is_private') ? 'private' : 'public';
      needFor(core, { kind }, MANAGE);
      const name = freeName(core, args);
      const channel = newChannel({
        id: newId('C'),
        name,
        kind,
        creator: core.app.botUserId,
        created: core.clock.now(),
        members: [core.app.botUserId],
      });
      core.state.channels.set(channel.id, channel);
      core.changes.tell({ type: 'state' });
      if (kind === 'public') announceCreated(core, channel);
      return { channel: channelJson(core, channel) };
    },
  },

  'conversations.rename': {
    ...manage,
    handle(core, args) {
      const channel = livelyChannel(core, required(args, 'channel'));
      notDirect(channel);
      needFor(core, channel, MANAGE);
      if (channel.creator !== core.app.botUserId) throw new Refusal('not_authorized');
      const old = channel.name;
      if (text(args, 'name') !== old) {
        channel.name = freeName(core, args);
        channel.previousNames = [old, ...channel.previousNames];
        const words = `has renamed the channel from "${old}" to "${channel.name}"`;
        say(core, channel, 'channel_name', words, { old_name: old, name: channel.name });
        announceRenamed(core, channel);
      }
      return { channel: channelJson(core, channel) };
    },
  },

  'conversations.setTopic': { scopes: anyOf(TOPIC), handle: (core, args) => describe(core, args, 'topic') },
  'conversations.setPurpose': { scopes: anyOf(TOPIC), handle: (core, args) => describe(core, args, 'purpose') },

  'conversations.archive': {
    ...manage,
    handle(core, args) {
      const channel = visibleChannel(core, required(args, 'channel'));
      notDirect(channel);
      needFor(core, channel, MANAGE);
      if (channel.archived) throw new Refusal('already_archived');
      if (!isIn(core, channel)) throw new Refusal('not_in_channel');
      if (channel.isGeneral) throw new Refusal('cant_archive_general');
      setArchived(core, channel, true, core.app.botUserId);
      return {};
    },
  },

  'conversations.unarchive': {
    ...manage,
    handle(core, args) {
      const channel = joinedChannel(core, required(args, 'channel'));
      notDirect(channel);
      needFor(core, channel, MANAGE);
      if (!channel.archived) throw new Refusal('not_archived');
      setArchived(core, channel, false, core.app.botUserId);
      return {};
    },
  },
};

function announceCreated(core: Core, channel: Channel): void {
  const { id, name, creator } = channel;
  const created = Math.floor(channel.created / 1000);
  const about = { id, is_channel: true, name, name_normalized: name, created, creator, is_shared: false };
  emitEvent(core, { type: 'channel_created', channel: { ...about, context_team_id: core.team.id } }, { channel });
}

function announceRenamed(core: Core, channel: Channel): void {
  const { id, name, kind } = channel;
  const created = Math.floor(channel.created / 1000);
  const about = { id, is_channel: kind === 'public', is_mpim: false, name, name_normalized: name, created };
  emitEvent(core, { type: kind === 'public' ? 'channel_rename' : 'group_rename', channel: about }, { channel });
}

function freeName(core: Core, args: Json): string {
  const name = text(args, 'name');
  const fault = channelNameError(name);
  if (fault) throw new Refusal(fault);
  if (channelNamed(core, name)) throw new Refusal('name_taken');
  return name;
}

function describe(core: Core, args: Json, what: 'topic' | 'purpose'): Json {
  const channel = livelyChannel(core, required(args, 'channel'));
  needFor(core, channel, TOPIC);
  const value = text(args, what);
  const fault = topicError(value);
  if (fault) throw new Refusal(fault);
  channel[what] = { value, creator: core.app.botUserId, set: core.clock.now() };
  const words = what === 'topic' ? `set the channel topic: ${value}` : `set the channel description: ${value}`;
  say(core, channel, `channel_${what}`, words, { [what]: value });
  return { [what]: value, channel: channelJson(core, channel) };
}

/** What the workspace says of the app's own doing; `details` are the keys that such a message has beside its text. */
function say(core: Core, channel: Channel, subtype: string, words: string, details: Json): void {
  const user = core.app.botUserId;
  post(core, channel, { user, text: `<@${user}> ${words}`, subtype, details });
  core.changes.tell({ type: 'state' });
}

function notDirect(channel: Channel): void {
  if (isDirect(channel)) throw new Refusal('method_not_supported_for_channel_type');
}
