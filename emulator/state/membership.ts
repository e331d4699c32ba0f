import { emitEvent } from '../delivery/events.ts';
import type { Channel } from './channels.ts';
import type { Core } from './core.ts';
import { post } from './messages.ts';

/** Brings somebody into a channel: the line in it, and the event to an app that is a member. */
export function addMember(core: Core, channel: Channel, person: string, inviter?: string): void {
  channel.members = [...channel.members, person];
  channel.lastRead.set(person, core.stamps.next());
  const invited = inviter ? { inviter } : {};
  const text = `<@${person}> has joined the channel`;
  post(core, channel, { user: person, text, subtype: 'channel_join', details: invited });
  if (channel.members.includes(core.app.botUserId)) {
    emitEvent(core, { ...memberEvent(core, 'member_joined_channel', channel, person), ...invited }, { channel });
  }
  core.changes.tell({ type: 'state' });
}

/** Takes somebody out of a channel. An app that leaves, or is taken out by `by`, hears of itself in words of its own. */
export function removeMember(core: Core, channel: Channel, person: string, by = person): void {
  post(core, channel, { user: person, text: `<@${person}> has left the channel`, subtype: 'channel_leave' });
  if (person === core.app.botUserId) {
    const type = channel.kind === 'public' ? 'channel_left' : 'group_left';
    emitEvent(core, { type, channel: channel.id, actor_id: by }, { channel });
  } else if (channel.members.includes(core.app.botUserId)) {
    emitEvent(core, memberEvent(core, 'member_left_channel', channel, person), { channel });
  }
  channel.members = channel.members.filter((member) => member !== person);
  core.changes.tell({ type: 'state' });
}

function memberEvent(core: Core, type: string, channel: Channel, person: string) {
  const team = core.state.people.get(person)?.teamId ?? core.team.id;
  return { type, user: person, channel: channel.id, channel_type: channel.kind === 'public' ? 'C' : 'G', team };
}

export function setArchived(core: Core, channel: Channel, archived: boolean, by: string): void {
  const done = archived ? 'archived' : 'un-archived';
  post(core, channel, {
    user: by,
    text: `<@${by}> ${done} the channel`,
    subtype: archived ? 'channel_archive' : 'channel_unarchive',
  });
  channel.archived = archived;
  const prefix = channel.kind === 'public' ? 'channel' : 'group';
  const type = `${prefix}_${archived ? 'archive' : 'unarchive'}`;
  if (channel.kind === 'public' || channel.members.includes(core.app.botUserId)) {
    emitEvent(core, { type, channel: channel.id, user: by, is_moved: 0 }, { channel });
  }
  core.changes.tell({ type: 'state' });
}
