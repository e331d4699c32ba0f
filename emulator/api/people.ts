import { flag, page, required } from './args.ts';
import { isStranger, visiblePerson } from './find.ts';
import type { Methods } from './method.ts';
import { Refusal } from './refusal.ts';
import { userJson } from './user-json.ts';

export const people: Methods = {
  'users.info': {
    scopes: ['users:read'],
    handle(core, args) {
      const person = visiblePerson(core, required(args, 'user'));
      return { user: userJson(core, person, { locale: flag(args, 'include_locale') }) };
    },
  },

  'users.list': {
    scopes: ['users:read'],
    handle(core, args) {
      const known = [...core.state.people.values()].filter((person) => !isStranger(core, person));
      const { items, response_metadata } = page(args, known, 1000);
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
      if (!person || person.deleted || person.teamId) throw new Refusal('users_not_found');
      return { user: userJson(core, person) };
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
