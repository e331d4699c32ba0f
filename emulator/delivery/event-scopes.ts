import type { Channel } from '../state/channels.ts';

type Kind = Channel['kind'];

const byKind = (open: string, closed: string, direct: string, group: string): Record<Kind, string> => ({
  public: open,
  private: closed,
  dm: direct,
  group,
});
const channels = byKind('channels:read', 'groups:read', 'im:read', 'mpim:read');

/** The scope that an event asks for, beside the subscription (docs.slack.dev/reference/events). What is not here asks for none. */
const SCOPES: Record<string, string | Record<Kind, string>> = {
  app_mention: 'app_mentions:read',
  channel_archive: 'channels:read',
  channel_created: 'channels:read',
  channel_left: 'channels:read',
  channel_rename: 'channels:read',
  channel_unarchive: 'channels:read',
  file_created: 'files:read',
  file_deleted: 'files:read',
  file_public: 'files:read',
  file_shared: 'files:read',
  group_archive: 'groups:read',
  group_left: 'groups:read',
  group_rename: 'groups:read',
  group_unarchive: 'groups:read',
  member_joined_channel: channels,
  member_left_channel: channels,
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  message_metadata_deleted: 'metadata.message:read',
  message_metadata_posted: 'metadata.message:read',
  message_metadata_updated: 'metadata.message:read',
  pin_added: 'pins:read',
  pin_removed: 'pins:read',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  subteam_created: 'usergroups:read',
  subteam_members_changed: 'usergroups:read',
  subteam_updated: 'usergroups:read',
  team_join: 'users:read',
  user_change: 'users:read',
};

/** `null` when the event asks for none. `channel` is where it happened, if anywhere. */
export function scopeOf(subscription: string, channel?: Pick<Channel, 'kind'>): string | null {
  const scope = SCOPES[subscription] ?? null;
  return scope === null || typeof scope === 'string' ? scope : scope[channel?.kind ?? 'public'];
}

/** Every event that the workspace sends, by the name that a manifest subscribes to. */
export const EVENTS: readonly string[] = [
  'app_home_opened',
  'app_uninstalled',
  'tokens_revoked',
  ...Object.keys(SCOPES),
].toSorted();
