import type { App } from '@slack/bolt';
import type { Inbound } from '../../context.ts';

/** A user group was made, renamed, switched off or on, or has other members: who is paged next depends on it. */
export function registerGroupsChanged(app: App, inbound: Inbound): void {
  // What an event says may be older than what is known; the list is what is so.
  const refresh = () => inbound.groups.refresh();
  app.event('subteam_created', refresh);
  app.event('subteam_updated', refresh);
  app.event('subteam_members_changed', refresh);
}
