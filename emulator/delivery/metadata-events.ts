import type { Json } from '../json.ts';
import type { Core } from '../state/core.ts';
import type { Happening } from '../state/happenings.ts';
import { emitEvent } from './events.ts';

/** Tells the app of metadata that came, changed or went, if its manifest names the poster and the kind of metadata. */
export function announceMetadata(core: Core, happening: Happening): void {
  const { channel, message, what } = happening;
  if (what === 'reacted' || what === 'pinned') return;
  const now = what === 'deleted' ? null : message.metadata;
  const before = what === 'changed' ? happening.before.metadata : what === 'deleted' ? message.metadata : null;
  const either = now ?? before;
  if (!either || now === before || !isAskedFor(core, either)) return;
  const common = {
    app_id: core.app.id,
    bot_id: core.app.botId,
    user_id: message.user,
    team_id: core.team.id,
    channel_id: channel.id,
    message_ts: message.ts,
  };
  if (!before) emitEvent(core, { type: 'message_metadata_posted', ...common, metadata: now }, { channel });
  else if (now) {
    const event = { type: 'message_metadata_updated', ...common, metadata: now, previous_metadata: before };
    emitEvent(core, event, { channel });
  } else {
    const gone = { previous_metadata: before, deleted_ts: core.stamps.next() };
    emitEvent(core, { type: 'message_metadata_deleted', ...common, ...gone }, { channel });
  }
}

/** Only apps set metadata here, and there is one app. */
function isAskedFor(core: Core, metadata: Json): boolean {
  return core.app.manifest.metadataSubscriptions.some(
    ({ appId, eventType }) => [core.app.id, '*'].includes(appId) && [metadata['event_type'], '*'].includes(eventType),
  );
}
