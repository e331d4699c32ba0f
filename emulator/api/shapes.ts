import type { Json } from '../json.ts';
import { canvasesOf } from '../state/canvases.ts';
import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { messageAt, repliesTo, type StoredMessage } from '../state/messages.ts';
import { fileJson } from './file-json.ts';

const seconds = (ms: number) => Math.floor(ms / 1000);

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
    const gone = core.state.people.get(user)?.deleted === true;
    return { ...common, is_im: true, user, is_user_deleted: gone, priority: 0 };
  }
  const { sharedWith = [] } = channel;
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
    is_shared: sharedWith.length > 0,
    is_ext_shared: sharedWith.length > 0,
    is_pending_ext_shared: false,
    pending_shared: [],
    pending_connected_team_ids: [],
    shared_team_ids: [core.team.id, ...sharedWith],
    ...(sharedWith.length > 0 ? { connected_team_ids: sharedWith, conversation_host_id: core.team.id } : {}),
    unlinked: 0,
    parent_conversation: null,
    creator: channel.creator,
    is_member: channel.members.includes(core.app.botUserId),
    topic: time(channel.topic),
    purpose: time(channel.purpose),
    previous_names: channel.previousNames,
    ...propertiesOf(core, channel),
  };
}

/** The channel's own canvas and those that have a tab in it; a channel without any has no properties. */
function propertiesOf(core: Core, channel: Channel): Json {
  const canvases = canvasesOf(core, channel.id);
  if (canvases.length === 0) return {};
  const own = canvases.find((canvas) => canvas.isChannelCanvas);
  const tabs = canvases.map((canvas) => ({
    id: canvas.id.replace(/^F/, 'Ct'),
    label: canvas.isChannelCanvas ? '' : canvas.title,
    type: canvas.isChannelCanvas ? 'channel_canvas' : 'canvas',
    data: { file_id: canvas.id },
  }));
  const canvas = own && { file_id: own.id, is_empty: own.sections.length === 0, quip_thread_id: own.id };
  return { properties: { ...(canvas ? { canvas } : {}), tabs } };
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
    ...teamsOf(core, message),
    ...(message.edited ? { edited: { user: message.user, ts: message.edited } } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.files ? { files: filesJson(core, message.files), upload: false, display_as_bot: false } : {}),
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

/** In a shared channel, whose team somebody of another company belongs to. */
function teamsOf(core: Core, message: StoredMessage): Json {
  const team = core.state.people.get(message.user)?.teamId;
  return team === undefined ? { team: core.team.id } : { team, user_team: team, source_team: team };
}

/** Of a file that was deleted, only its id is left. */
function filesJson(core: Core, ids: readonly string[]): Json[] {
  return ids.map((id) => {
    const file = core.state.files.get(id);
    return file?.stage === 'complete' ? fileJson(core, file) : { id, mode: 'tombstone' };
  });
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
