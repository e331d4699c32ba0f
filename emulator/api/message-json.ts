import type { Json } from '../json.ts';
import type { Core } from '../state/core.ts';
import { stableUuid } from '../state/ids.ts';
import { messageAt, repliesTo, type StoredMessage } from '../state/messages.ts';
import { fileJson } from './file-json.ts';
import { richTextOf } from './rich-text.ts';

/** A message as posting answers, histories list and payloads carry it. Metadata is shown only to who asks for it. */
export function messageJson(core: Core, message: StoredMessage, include: { metadata?: boolean } = {}): Json {
  const pinned = core.state.channels.get(message.channel)?.pins.some((pin) => pin.ts === message.ts);
  const blocks = blocksOf(message);
  return {
    type: 'message',
    ...subtypeOf(message),
    ...authorOf(core, message),
    text: message.text,
    ts: message.ts,
    ...teamsOf(core, message),
    ...(message.edited ? { edited: { user: message.user, ts: message.edited } } : {}),
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.files ? { files: filesJson(core, message.files), upload: false, display_as_bot: false } : {}),
    ...(message.threadTs === null ? parentOf(core, message) : replyOf(core, message, message.threadTs)),
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map((reaction) => ({ ...reaction, count: reaction.users.length })) }
      : {}),
    ...(pinned ? { pinned_to: [message.channel] } : {}),
    ...(include.metadata && message.metadata ? { metadata: message.metadata } : {}),
    ...message.details,
  };
}

function subtypeOf(message: StoredMessage): Json {
  if (message.subtype !== null) return { subtype: message.subtype };
  if (isBroadcast(message)) return { subtype: 'thread_broadcast' };
  return message.guise ? { subtype: 'bot_message' } : {};
}

function isBroadcast(message: StoredMessage): boolean {
  return message.broadcast && message.threadTs !== null;
}

/** Who wrote it. Under a name or picture of the message's own, Slack says only which bot it is. */
function authorOf(core: Core, message: StoredMessage): Json {
  const { botId: bot_id, id: app_id, name } = core.app;
  const { guise } = message;
  if (guise) {
    const pictures = guise.image ? { image_48: guise.image } : {};
    const icons = guise.emoji ? { emoji: guise.emoji } : pictures;
    return { bot_id, app_id, username: guise.name ?? name, ...(Object.keys(icons).length > 0 ? { icons } : {}) };
  }
  if (message.byApp) return { user: message.user, bot_id, app_id, bot_profile: botProfile(core) };
  const typed = message.subtype === null ? { client_msg_id: stableUuid(`${message.channel} ${message.ts}`) } : {};
  return { user: message.user, ...typed };
}

/** What was sent as a text has the blocks that Slack makes of it. */
function blocksOf(message: StoredMessage): readonly Json[] {
  const isPlain = message.blocks.length === 0 && message.attachments.length === 0 && message.subtype === null;
  return isPlain ? richTextOf(message.text, `${message.channel} ${message.ts}`) : message.blocks;
}

/** What the first message of a thread says of its replies. */
function parentOf(core: Core, message: StoredMessage): Json {
  const replies = repliesTo(core, message.channel, message.ts);
  const last = replies.at(-1);
  if (!last) return {};
  const users = [...new Set(replies.map((reply) => (reply.guise ? core.app.botId : reply.user)))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users: users,
    reply_users_count: users.length,
    latest_reply: last.ts,
    is_locked: false,
    subscribed: false,
  };
}

function replyOf(core: Core, message: StoredMessage, thread: string): Json {
  const parent = messageAt(core, message.channel, thread);
  return {
    thread_ts: thread,
    ...(parent && !parent.guise ? { parent_user_id: parent.user } : {}),
    ...(parent && isBroadcast(message) ? { root: messageJson(core, parent) } : {}),
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
