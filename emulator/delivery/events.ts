import type { Json } from '../json.ts';
import type { Core } from '../state/core.ts';
import { newId } from '../state/ids.ts';

/** Sends an event to the app if its manifest subscribes to it. */
export function emitEvent(core: Core, event: Json & { type: string }): void {
  if (!core.app.manifest.botEvents.includes(event.type)) return;
  const payload = {
    token: core.app.verificationToken,
    team_id: core.team.id,
    context_team_id: core.team.id,
    context_enterprise_id: null,
    api_app_id: core.app.id,
    event: { ...event, event_ts: core.stamps.next() },
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
    is_ext_shared_channel: false,
    event_context: newId('4-'),
  };
  void core.deliver('events_api', payload);
}
