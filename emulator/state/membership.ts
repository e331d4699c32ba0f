import { emitEvent } from '../delivery/events.ts';
import type { Channel } from './channels.ts';
import type { Core } from './core.ts';
import { post } from './messages.ts';

/** Brings somebody into a channel: the line in it, and the event to an app that is a member. */
export function addMember(core: Core, channel: Channel, person: string, inviter?: string): void {
  channel.members = [...channel.members, person];
  channel.lastRead.set(person, core.stamps.next());
  post(core, channel, { user: person, text: `<@${person}> has joined the channel`, subtype: 'channel_join' });
  if (channel.members.includes(core.app.botUserId)) {
    emitEvent(core, {
      type: 'member_joined_channel',
      user: person,
      channel: channel.id,
      channel_type: channel.kind === 'public' ? 'C' : 'G',
      team: core.team.id,
      ...(inviter ? { inviter } : {}),
    });
  }
  core.changes.tell({ type: 'state' });
}

export function removeMember(core: Core, channel: Channel, person: string): void {
  post(core, channel, { user: person, text: `<@${person}> has left the channel`, subtype: 'channel_leave' });
  channel.members = channel.members.filter((member) => member !== person);
  core.changes.tell({ type: 'state' });
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
  emitEvent(core, {
    type: `${prefix}_${archived ? 'archive' : 'unarchive'}`,
    channel: channel.id,
    user: by,
    is_moved: 0,
  });
  core.changes.tell({ type: 'state' });
}
