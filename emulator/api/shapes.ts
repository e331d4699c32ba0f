import type { Json } from '../json.ts';
import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { messageAt, repliesTo, type StoredMessage } from '../state/messages.ts';
import { zoneOffset, type Person } from '../state/people.ts';
import { hasScope } from './method.ts';

const seconds = (ms: number) => Math.floor(ms / 1000);

/** A person, with the e-mail address only where the app may see it. */
export function userJson(core: Core, person: Person, include: { locale?: boolean } = {}): Json {
  const image = `https://secure.gravatar.com/avatar/${person.id.toLowerCase()}`;
  return {
    id: person.id,
    team_id: core.team.id,
    name: person.name,
    deleted: person.deleted,
    real_name: person.realName,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: zoneOffset(person.tz, core.clock.now()),
    profile: {
      title: '',
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.name,
      display_name_normalized: person.name,
      team: core.team.id,
      image_24: `${image}?s=24`,
      image_48: `${image}?s=48`,
      image_72: `${image}?s=72`,
      image_192: `${image}?s=192`,
      ...(person.isBot ? { api_app_id: core.app.id, bot_id: core.app.botId } : {}),
      ...(!person.isBot && hasScope(core, 'users:read.email') ? { email: person.email } : {}),
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: person.isBot,
    is_app_user: false,
    updated: seconds(person.updated),
    ...(include.locale ? { locale: person.locale } : {}),
  };
}

/** A conversation as its own members' app sees it. */
export function channelJson(core: Core, channel: Channel): Json {
  const common = {
    id: channel.id,
    created: seconds(channel.created),
    is_archived: channel.archived,
    is_org_shared: false,
    context_team_id: core.team.id,
    updated: Math.floor(channel.created),
  };
  if (channel.kind === 'dm') {
    const user = channel.members.find((member) => member !== core.app.botUserId) ?? '';
    return { ...common, is_im: true, user, is_user_deleted: false, priority: 0 };
  }
  const time = (field: Channel['topic']) => ({
    value: field.value,
    creator: field.creator,
    last_set: seconds(field.set),
  });
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: channel.isGeneral,
    is_shared: false,
    is_ext_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    pending_connected_team_ids: [],
    shared_team_ids: [core.team.id],
    unlinked: 0,
    parent_conversation: null,
    creator: channel.creator,
    is_member: channel.members.includes(core.app.botUserId),
    topic: time(channel.topic),
    purpose: time(channel.purpose),
    previous_names: channel.previousNames,
  };
}

/** A message as posting answers, histories list and payloads carry it. Metadata is shown only to who asks for it. */
export function messageJson(core: Core, message: StoredMessage, include: { metadata?: boolean } = {}): Json {
  const replies = message.threadTs === null ? repliesTo(core, message.channel, message.ts) : [];
  const last = replies.at(-1);
  const pinned = core.state.channels.get(message.channel)?.pins.some((pin) => pin.ts === message.ts);
  return {
    type: 'message',
    ...(message.subtype ? { subtype: message.subtype } : {}),
    user: message.user,
    ...(message.byApp ? { bot_id: core.app.botId, app_id: core.app.id, bot_profile: botProfile(core) } : {}),
    text: message.text,
    ts: message.ts,
    team: core.team.id,
    ...(message.edited ? { edited: { user: message.user, ts: message.edited } } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.threadTs
      ? { thread_ts: message.threadTs, parent_user_id: messageAt(core, message.channel, message.threadTs)?.user ?? '' }
      : {}),
    ...(last
      ? {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((reply) => reply.user))],
          reply_users_count: new Set(replies.map((reply) => reply.user)).size,
          latest_reply: last.ts,
          is_locked: false,
          subscribed: false,
        }
      : {}),
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map((reaction) => ({ ...reaction, count: reaction.users.length })) }
      : {}),
    ...(pinned ? { pinned_to: [message.channel] } : {}),
    ...(include.metadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}

function botProfile(core: Core): Json {
  return {
    id: core.app.botId,
    app_id: core.app.id,
    user_id: core.app.botUserId,
    name: core.app.name,
    deleted: false,
    updated: 0,
    team_id: core.team.id,
    icons: { image_36: 'https://a.slack-edge.com/80588/img/plugins/app/bot_36.png' },
  };
}
