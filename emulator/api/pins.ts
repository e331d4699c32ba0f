import { required, text } from './args.ts';
import { joinedChannel, lastingMessage, livelyChannel } from './find.ts';
import type { Methods } from './method.ts';
import { Refusal } from './refusal.ts';
import { messageJson } from './message-json.ts';
import { told } from '../state/messages.ts';

const MOST_PINS = 100;

export const pins: Methods = {
  'pins.add': {
    scopes: ['pins:write'],
    handle(core, args) {
      const channel = livelyChannel(core, required(args, 'channel'));
      if (text(args, 'timestamp') === '') throw new Refusal('no_item_specified');
      const message = lastingMessage(core, channel, text(args, 'timestamp'));
      if (message.subtype) throw new Refusal('not_pinnable');
      if (channel.pins.some((pin) => pin.ts === message.ts)) throw new Refusal('already_pinned');
      if (channel.pins.length >= MOST_PINS) throw new Refusal('too_many_pins');
      channel.pins = [...channel.pins, { ts: message.ts, by: core.app.botUserId, at: core.clock.now() }];
      told(core, channel);
      core.changes.tell({ type: 'state' });
      core.announce({ what: 'pinned', channel, message, by: core.app.botUserId, added: true });
      return {};
    },
  },

  'pins.remove': {
    scopes: ['pins:write'],
    handle(core, args) {
      const channel = livelyChannel(core, required(args, 'channel'));
      const ts = text(args, 'timestamp');
      if (ts === '') throw new Refusal('no_item_specified');
      if (!channel.pins.some((pin) => pin.ts === ts)) throw new Refusal('no_pin');
      const message = lastingMessage(core, channel, ts);
      channel.pins = channel.pins.filter((pin) => pin.ts !== ts);
      told(core, channel);
      core.changes.tell({ type: 'state' });
      core.announce({ what: 'pinned', channel, message, by: core.app.botUserId, added: false });
      return {};
    },
  },

  'pins.list': {
    scopes: ['pins:read'],
    handle(core, args) {
      const channel = joinedChannel(core, required(args, 'channel'));
      const items = channel.pins.map((pin) => ({
        type: 'message',
        channel: channel.id,
        created: Math.floor(pin.at / 1000),
        created_by: pin.by,
        message: messageJson(core, lastingMessage(core, channel, pin.ts)),
      }));
      return { items: items.toReversed() };
    },
  },
};
