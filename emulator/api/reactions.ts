import type { Json } from '../json.ts';
import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { react, type StoredMessage } from '../state/messages.ts';
import { required, text } from './args.ts';
import { joinedChannel, lastingMessage } from './find.ts';
import type { Methods } from './method.ts';
import { Refusal } from './refusal.ts';

/** The most different reactions that a message takes. */
const MOST_REACTIONS = 50;
const write = { scopes: ['reactions:write'] };

export const reactions: Methods = {
  'reactions.add': {
    ...write,
    handle(core, args) {
      const { channel, message, name } = target(core, args);
      const known = message.reactions.find((reaction) => reaction.name === name);
      if (known?.users.includes(core.app.botUserId)) throw new Refusal('already_reacted');
      if (!known && message.reactions.length >= MOST_REACTIONS) throw new Refusal('too_many_emoji');
      react(core, channel, message, { by: core.app.botUserId, name, added: true });
      return {};
    },
  },

  'reactions.remove': {
    ...write,
    handle(core, args) {
      const { channel, message, name } = target(core, args);
      const known = message.reactions.find((reaction) => reaction.name === name);
      if (!known?.users.includes(core.app.botUserId)) throw new Refusal('no_reaction');
      react(core, channel, message, { by: core.app.botUserId, name, added: false });
      return {};
    },
  },
};

function target(core: Core, args: Json): { channel: Channel; message: StoredMessage; name: string } {
  const channel = joinedChannel(core, required(args, 'channel'));
  if (channel.archived) throw new Refusal('is_archived');
  const name = text(args, 'name');
  if (!/^[a-z0-9_'+-]+(::skin-tone-[2-6])?$/.test(name)) throw new Refusal('invalid_name');
  if (text(args, 'timestamp') === '') throw new Refusal('no_item_specified');
  return { channel, message: lastingMessage(core, channel, text(args, 'timestamp')), name };
}
