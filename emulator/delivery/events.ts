import type { Json } from '../json.ts';
import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { newId } from '../state/ids.ts';
import { scopeOf } from './event-scopes.ts';

/** Whether the app hears of such events: its manifest subscribes to them and has the scope that they ask for. */
export function hearsOf(core: Core, subscription: string, channel?: Channel): boolean {
  const scope = scopeOf(subscription, channel);
  const isGranted = scope === null || core.installation.scopes().includes(scope);
  return core.app.manifest.botEvents.includes(subscription) && isGranted;
}

/**
 * Sends an event to the app if it hears of such. `subscription` is its name in a manifest where that is not its type, and
 * `channel` is where it happened.
 */
export function emitEvent(
  core: Core,
  event: Json & { type: string },
  { subscription = event.type, channel }: { subscription?: string; channel?: Channel } = {},
): void {
  if (!hearsOf(core, subscription, channel)) return;
  const payload = {
    token: core.app.verificationToken,
    team_id: core.team.id,
    context_team_id: core.team.id,
    context_enterprise_id: null,
    api_app_id: core.app.id,
    event: 'event_ts' in event ? event : { ...event, event_ts: core.stamps.next() },
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(core.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: core.team.id,
        user_id: core.app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: (channel?.sharedWith ?? []).length > 0,
    event_context: newId('4-'),
  };
  void core.deliver('events_api', payload);
}
