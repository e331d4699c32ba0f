import { text } from './args.ts';
import { Refusal } from './refusal.ts';
import { blocks } from './blocks.ts';
import { bookmarks } from './bookmarks.ts';
import { canvases } from './canvases.ts';
import { chat } from './chat.ts';
import { conversationsChange } from './conversations-change.ts';
import { conversationsMembers } from './conversations-members.ts';
import { conversationsOpen } from './conversations-open.ts';
import { conversationsRead } from './conversations-read.ts';
import { files } from './files.ts';
import type { Methods } from './method.ts';
import { oauth } from './oauth.ts';
import { people } from './people.ts';
import { pins } from './pins.ts';
import { reactions } from './reactions.ts';
import { usergroups } from './usergroups.ts';
import { views } from './views.ts';

const identity: Methods = {
  'api.test': {
    handle: (_core, args) => {
      const { token: _token, ...rest } = args;
      if (text(args, 'error') !== '') throw new Refusal(text(args, 'error'), { args: rest });
      return { args: rest };
    },
  },

  'auth.test': {
    handle: (core, _args, access) => ({
      url: `https://${core.team.domain}.slack.com/`,
      team: core.team.name,
      user: core.state.people.get(core.app.botUserId)?.name ?? '',
      team_id: core.team.id,
      user_id: core.app.botUserId,
      bot_id: core.app.botId,
      is_enterprise_install: false,
      ...(access?.expiresAt ? { expires_in: Math.floor((access.expiresAt - core.clock.now()) / 1000) } : {}),
    }),
  },

  'apps.connections.open': {
    token: 'app',
    // Slack hands out an address all the same where Socket Mode is off, and says so beside it.
    handle: (core) => ({ url: core.socketUrl(), ...(core.socketMode.isOn() ? {} : SOCKET_MODE_OFF) }),
  },
};

const SOCKET_MODE_OFF = { response_metadata: { messages: ['[WARN] Socket Mode is not turned on.'] } };

/** Every method that is served; any other name answers `unknown_method`. */
export const METHODS: Methods = {
  ...identity,
  ...chat,
  ...conversationsChange,
  ...conversationsMembers,
  ...conversationsOpen,
  ...conversationsRead,
  ...pins,
  ...bookmarks,
  ...views,
  ...people,
  ...usergroups,
  ...reactions,
  ...files,
  ...canvases,
  ...blocks,
  ...oauth,
};
