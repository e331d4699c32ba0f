import type { Json } from '../json.ts';
import { canvasesOf } from '../state/canvases.ts';
import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';

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
    is_group: channel.kind !== 'public',
    is_im: false,
    is_mpim: channel.kind === 'group',
    is_private: channel.kind !== 'public',
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
