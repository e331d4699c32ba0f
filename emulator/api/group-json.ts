import type { Json } from '../json.ts';
import type { Core } from '../state/core.ts';
import type { Group } from '../state/people.ts';

const seconds = (ms = 0) => Math.floor(ms / 1000);

/** A user group, with its people and their number where the call asks for them. */
export function groupJson(core: Core, group: Group, include: { count: boolean; users: boolean }): Json {
  const kinds = (kind: string) => (group.channels ?? []).filter((id) => core.state.channels.get(id)?.kind === kind);
  return {
    id: group.id,
    team_id: core.team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: group.description ?? '',
    handle: group.handle,
    is_external: false,
    is_section: group.isSection === true,
    is_visible: true,
    is_idp_group: false,
    date_create: seconds(group.created),
    date_update: seconds(group.updated),
    date_delete: seconds(group.disabled),
    auto_type: null,
    auto_provision: false,
    enterprise_subteam_id: '',
    created_by: group.creator ?? '',
    updated_by: group.updatedBy ?? '',
    deleted_by: group.disabled ? (group.updatedBy ?? '') : null,
    prefs: { channels: kinds('public'), groups: kinds('private') },
    ...(include.users ? { users: group.people } : {}),
    ...(include.count ? { user_count: group.people.length } : {}),
    channel_count: (group.channels ?? []).length,
  };
}
