import { flag, listed, page, required, text } from './args.ts';
import { joinedChannel, lastingMessage, personWith } from './find.ts';
import type { Methods } from './method.ts';
import { Refusal } from './refusal.ts';
import { userJson } from './shapes.ts';
import { told } from '../state/messages.ts';
import type { Core } from '../state/core.ts';
import type { Group } from '../state/people.ts';
import type { Json } from '../json.ts';

export const people: Methods = {
  'users.info': {
    scopes: ['users:read'],
    handle(core, args) {
      const person = personWith(core, required(args, 'user'));
      return { user: userJson(core, person, { locale: flag(args, 'include_locale') }) };
    },
  },

  'users.list': {
    scopes: ['users:read'],
    handle(core, args) {
      const { items, response_metadata } = page(args, [...core.state.people.values()], 1000);
      const locale = flag(args, 'include_locale');
      return {
        members: items.map((person) => userJson(core, person, { locale })),
        cache_ts: Math.floor(core.clock.now() / 1000),
        response_metadata,
      };
    },
  },

  'users.lookupByEmail': {
    scopes: ['users:read.email'],
    handle(core, args) {
      const email = required(args, 'email').toLowerCase();
      const person = [...core.state.people.values()].find((each) => !each.isBot && each.email.toLowerCase() === email);
      if (!person || person.deleted) throw new Refusal('users_not_found');
      return { user: userJson(core, person) };
    },
  },

  'usergroups.list': {
    scopes: ['usergroups:read'],
    handle: (core, args) => ({
      usergroups: [...core.state.groups.values()].map((group) => groupJson(core, group, args)),
    }),
  },

  'usergroups.users.list': {
    scopes: ['usergroups:read'],
    handle(core, args) {
      const group = core.state.groups.get(required(args, 'usergroup'));
      if (!group) throw new Refusal('no_such_subteam');
      return { users: group.people };
    },
  },

  'reactions.add': {
    scopes: ['reactions:write'],
    handle(core, args) {
      const channel = joinedChannel(core, required(args, 'channel'));
      if (channel.archived) throw new Refusal('is_archived');
      const [name = ''] = listed(args, 'name');
      if (!/^[a-z0-9_'+-]+(::skin-tone-[2-6])?$/.test(name)) throw new Refusal('invalid_name');
      if (text(args, 'timestamp') === '') throw new Refusal('no_item_specified');
      const message = lastingMessage(core, channel, text(args, 'timestamp'));
      const known = message.reactions.find((reaction) => reaction.name === name);
      if (known?.users.includes(core.app.botUserId)) throw new Refusal('already_reacted');
      if (known) known.users.push(core.app.botUserId);
      else message.reactions.push({ name, users: [core.app.botUserId] });
      told(core, channel);
      return {};
    },
  },

  'team.info': {
    scopes: ['team:read'],
    handle: (core) => ({
      team: {
        ...core.team,
        url: `https://${core.team.domain}.slack.com/`,
        email_domain: '',
        icon: { image_default: true },
      },
    }),
  },
};

function groupJson(core: Core, group: Group, args: Json): Json {
  return {
    id: group.id,
    team_id: core.team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: '',
    handle: group.handle,
    is_external: false,
    date_create: 0,
    date_update: 0,
    date_delete: 0,
    auto_type: null,
    ...(flag(args, 'include_count') ? { user_count: group.people.length } : {}),
    ...(flag(args, 'include_users') ? { users: group.people } : {}),
  };
}
