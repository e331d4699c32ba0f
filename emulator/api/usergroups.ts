import { emitEvent } from '../delivery/events.ts';
import type { Json } from '../json.ts';
import type { Core } from '../state/core.ts';
import { newId } from '../state/ids.ts';
import { addMember } from '../state/membership.ts';
import type { Group } from '../state/people.ts';
import { flag, listed, required, text } from './args.ts';
import { groupJson } from './group-json.ts';
import { channelsOf, descriptionOf, freeGroupName, freeHandle } from './group-names.ts';
import type { Methods } from './method.ts';
import { Refusal } from './refusal.ts';

const read = { scopes: ['usergroups:read'] };
const write = { scopes: ['usergroups:write'] };

export const usergroups: Methods = {
  'usergroups.list': {
    ...read,
    handle(core, args) {
      const groups = [...core.state.groups.values()].filter(
        (group) => !group.disabled || flag(args, 'include_disabled'),
      );
      const include = { count: flag(args, 'include_count'), users: flag(args, 'include_users') };
      return { usergroups: groups.map((group) => groupJson(core, group, include)) };
    },
  },

  'usergroups.users.list': {
    ...read,
    handle(core, args) {
      const group = groupWith(core, args);
      if (group.disabled && !flag(args, 'include_disabled')) throw new Refusal('no_such_subteam');
      return { users: group.people };
    },
  },

  'usergroups.create': {
    ...write,
    handle(core, args) {
      const name = freeGroupName(core, text(args, 'name'));
      const handle = freeHandle(core, text(args, 'handle') || name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'));
      const [now, by] = [core.clock.now(), core.app.botUserId];
      const channels = channelsOf(core, args) ?? [];
      const about = { description: descriptionOf(args) ?? '', channels, isSection: flag(args, 'enable_section') };
      const times = { creator: by, created: now, updated: now, updatedBy: by };
      const group: Group = { id: newId('S'), handle, name, people: [], ...about, ...times };
      core.state.groups.set(group.id, group);
      core.changes.tell({ type: 'state' });
      emitEvent(core, { type: 'subteam_created', subteam: groupJson(core, group, whole) });
      return { usergroup: groupJson(core, group, whole) };
    },
  },

  'usergroups.update': {
    ...write,
    handle(core, args) {
      const group = groupWith(core, args);
      const name = text(args, 'name') === '' ? group.name : freeGroupName(core, text(args, 'name'), group);
      const handle = text(args, 'handle') === '' ? group.handle : freeHandle(core, text(args, 'handle'), group);
      const description = descriptionOf(args) ?? group.description ?? '';
      const channels = channelsOf(core, args) ?? group.channels ?? [];
      const isSection = 'enable_section' in args ? flag(args, 'enable_section') : group.isSection === true;
      const answer = updated(core, args, group, { name, handle, description, channels, isSection });
      bringIn(core, group);
      return answer;
    },
  },

  'usergroups.disable': {
    ...write,
    handle: (core, args) => updated(core, args, groupWith(core, args), { disabled: core.clock.now() }),
  },

  'usergroups.enable': {
    ...write,
    handle: (core, args) => updated(core, args, groupWith(core, args), { disabled: 0 }),
  },

  'usergroups.users.update': {
    ...write,
    handle(core, args) {
      const group = groupWith(core, args);
      const people = [...new Set(listed(args, 'users'))];
      if (people.length === 0) throw new Refusal('no_users_provided');
      const known = people.map((id) => core.state.people.get(id));
      if (known.some((person) => !person || person.deleted)) throw new Refusal('invalid_users');
      if (known.some((person) => person?.teamId)) throw new Refusal('failed_for_some_users');
      const before = { people: group.people, updated: group.updated ?? 0 };
      const answer = updated(core, args, group, { people });
      announceMembers(core, group, before);
      bringIn(core, group);
      return answer;
    },
  },
};

const whole = { count: true, users: true };

function groupWith(core: Core, args: Json): Group {
  const group = core.state.groups.get(required(args, 'usergroup'));
  if (!group) throw new Refusal('no_such_subteam');
  return group;
}

function updated(core: Core, args: Json, group: Group, fields: Partial<Group>): Json {
  Object.assign(group, fields, { updated: core.clock.now(), updatedBy: core.app.botUserId });
  core.changes.tell({ type: 'state' });
  emitEvent(core, { type: 'subteam_updated', subteam: groupJson(core, group, whole) });
  return { usergroup: groupJson(core, group, { count: flag(args, 'include_count'), users: true }) };
}

/** Who is in a group is in its channels, too; leaving the group leaves none of them. */
function bringIn(core: Core, group: Group): void {
  if (group.disabled) return;
  for (const id of group.channels ?? []) {
    const channel = core.state.channels.get(id);
    if (!channel || channel.archived) continue;
    const missing = group.people.filter((person) => !channel.members.includes(person));
    for (const person of missing) addMember(core, channel, person, core.app.botUserId);
  }
}

function announceMembers(core: Core, group: Group, before: { people: string[]; updated: number }): void {
  const added = group.people.filter((id) => !before.people.includes(id));
  const removed = before.people.filter((id) => !group.people.includes(id));
  emitEvent(core, {
    type: 'subteam_members_changed',
    subteam_id: group.id,
    team_id: core.team.id,
    date_previous_update: Math.floor(before.updated / 1000),
    date_update: Math.floor((group.updated ?? 0) / 1000),
    added_users: added,
    added_users_count: added.length,
    removed_users: removed,
    removed_users_count: removed.length,
  });
}
