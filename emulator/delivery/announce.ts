import { messageJson } from '../api/message-json.ts';
import type { Json } from '../json.ts';
import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import type { Happening } from '../state/happenings.ts';
import type { StoredMessage } from '../state/messages.ts';
import { emitEvent, hearsOf } from './events.ts';
import { announceMetadata } from './metadata-events.ts';

const SUBSCRIPTION = { public: 'message.channels', private: 'message.groups', dm: 'message.im', group: 'message.mpim' };
const CHANNEL_TYPE = { public: 'channel', private: 'group', dm: 'im', group: 'mpim' };

/** Makes the events of what happened to a message. The app hears only of conversations that it is in, and of no ephemerals. */
export function announce(core: Core, happening: Happening): void {
  const { channel, message } = happening;
  if (message.ephemeralTo !== null || !channel.members.includes(core.app.botUserId)) return;
  switch (happening.what) {
    case 'posted':
      posted(core, channel, message);
      break;
    case 'changed':
      sayOf(core, channel, () => ({
        subtype: 'message_changed',
        hidden: true,
        ts: core.stamps.next(),
        message: shown(core, message),
        previous_message: shown(core, happening.before),
      }));
      break;
    case 'deleted':
      sayOf(core, channel, () => ({
        subtype: 'message_deleted',
        hidden: true,
        ts: core.stamps.next(),
        deleted_ts: message.ts,
        previous_message: shown(core, message),
      }));
      break;
    case 'reacted':
      reacted(core, channel, message, happening);
      break;
    case 'pinned':
      pinned(core, channel, message, happening);
  }
  announceMetadata(core, happening);
}

function sayOf(core: Core, channel: Channel, content: () => Json): void {
  const subscription = SUBSCRIPTION[channel.kind];
  if (!hearsOf(core, subscription, channel)) return;
  const event = { ...content(), type: 'message', channel: channel.id, channel_type: CHANNEL_TYPE[channel.kind] };
  emitEvent(core, event, { subscription, channel });
}

/** What it says of itself in an event; its metadata only to who may read it. */
function shown(core: Core, message: StoredMessage): Json {
  return messageJson(core, message, { metadata: core.installation.scopes().includes('metadata.message:read') });
}

function posted(core: Core, channel: Channel, message: StoredMessage): void {
  sayOf(core, channel, () => ({ ...shown(core, message), ...subtypeOf(message), event_ts: message.ts }));
  const isMentioned = message.text.includes(`<@${core.app.botUserId}>`);
  if (!isMentioned || message.byApp || message.subtype !== null || channel.kind === 'dm') return;
  const mention = { ...shown(core, message), type: 'app_mention', channel: channel.id, event_ts: message.ts };
  emitEvent(core, mention, { channel });
}

/** Events name a kind of message that histories do not. */
function subtypeOf(message: StoredMessage): Json {
  if (message.subtype !== null) return {};
  return message.files && message.files.length > 0 ? { subtype: 'file_share' } : {};
}

function reacted(
  core: Core,
  channel: Channel,
  message: StoredMessage,
  { by, name, added }: Extract<Happening, { what: 'reacted' }>,
): void {
  const event = {
    type: added ? 'reaction_added' : 'reaction_removed',
    user: by,
    reaction: name,
    item: { type: 'message', channel: channel.id, ts: message.ts },
    item_user: message.user,
  };
  emitEvent(core, event, { channel });
}

function pinned(
  core: Core,
  channel: Channel,
  message: StoredMessage,
  { by, added }: Extract<Happening, { what: 'pinned' }>,
): void {
  const created = Math.floor(core.clock.now() / 1000);
  const event = {
    type: added ? 'pin_added' : 'pin_removed',
    user: by,
    channel_id: channel.id,
    item: { type: 'message', channel: channel.id, created, created_by: by, message: shown(core, message) },
    item_user: message.user,
    pin_count: String(channel.pins.length),
    pinned_info: { channel: channel.id, pinned_by: by, pinned_ts: created },
    ...(added ? {} : { has_pins: channel.pins.length > 0 }),
  };
  emitEvent(core, event, { channel });
}
