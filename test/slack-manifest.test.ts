import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { markType } from '../src/outbound/slack/look.ts';

/** The bot scope that each Web API method needs; null where Slack asks for none. A method that is not here is not called. */
const scopeOf: Record<string, string | null> = {
  'auth.test': null,
  'bookmarks.add': 'bookmarks:write',
  'bookmarks.list': 'bookmarks:read',
  'chat.delete': 'chat:write',
  'chat.getPermalink': null,
  'chat.postEphemeral': 'chat:write',
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'conversations.archive': 'channels:manage',
  'conversations.create': 'channels:manage',
  'conversations.history': 'channels:history',
  'conversations.info': 'channels:read',
  'conversations.invite': 'channels:manage',
  'conversations.list': 'channels:read',
  'conversations.members': 'channels:read',
  'conversations.open': 'im:write',
  'conversations.replies': 'channels:history',
  'conversations.setPurpose': 'channels:manage',
  'conversations.setTopic': 'channels:manage',
  'pins.add': 'pins:write',
  'usergroups.list': 'usergroups:read',
  'usergroups.users.list': 'usergroups:read',
  'usergroups.users.update': 'usergroups:write',
  'users.conversations': 'channels:read',
  'users.info': 'users:read',
  'users.list': 'users:read',
  'users.lookupByEmail': 'users:read.email',
  'views.open': null,
  'views.publish': null,
  'views.push': null,
  'views.update': null,
};

/** What no method asks for by itself. */
const beyondMethods: Record<string, string> = {
  commands: 'the slash command and the shortcuts',
  'chat:write.public': "posts in stakeholders' channels that the app has not joined",
  'channels:read': 'the event member_joined_channel, and posts to a channel by its name',
  'users:read': 'the events team_join and user_change',
  'usergroups:read': 'the events subteam_created, subteam_updated and subteam_members_changed',
  'users:read.email': 'the address in what Slack says of a person',
  'im:write': 'a post to a person, which opens the direct message',
  'im:history': 'conversations.history of the direct message that a page went to',
  'metadata.message:read': 'the event message_metadata_posted',
};

const manifest = z
  .object({
    features: z.object({
      shortcuts: z.array(z.object({ name: z.string().max(24), callback_id: z.string() })),
      slash_commands: z.tuple([z.object({ command: z.literal('/escalate'), should_escape: z.literal(true) })]),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({
        bot_events: z.array(z.string()),
        metadata_subscriptions: z.array(z.object({ app_id: z.string(), event_type: z.string() })),
      }),
    }),
  })
  .parse(parse(readFileSync('slack-manifest.yml', 'utf8')));

const sources = globSync('src/**/*.ts').map((path) => readFileSync(path, 'utf8'));
const families = [...new Set(Object.keys(scopeOf).map((method) => method.split('.')[0]))].join('|');
const call = new RegExp(`\\b(?:web|client)\\.(?:paginate\\(')?((?:${families})(?:\\.\\w+)+)`, 'g');
const called = new Set(sources.flatMap((source) => [...source.matchAll(call)].map(([, method]) => method ?? '')));

test('each Slack method that is called is known, with its scope', () => {
  expect([...called].filter((method) => !(method in scopeOf))).toEqual([]);
  expect(called.size).toBeGreaterThan(8);
});

test('the manifest asks for the scopes that are needed, and for no other', () => {
  const needed = [...called].map((method) => scopeOf[method]).filter((scope) => typeof scope === 'string');
  expect(new Set(manifest.oauth_config.scopes.bot)).toEqual(new Set([...needed, ...Object.keys(beyondMethods)]));
});

test('each event and shortcut of the manifest has a listener', () => {
  const { features, settings } = manifest;
  const names = [...settings.event_subscriptions.bot_events, ...features.shortcuts.map((each) => each.callback_id)];
  expect(names.filter((name) => !sources.some((source) => source.includes(`'${name}'`)))).toEqual([]);
});

test('Slack tells of the kind of metadata that is sent, and of no other', () => {
  const { metadata_subscriptions: subscriptions } = manifest.settings.event_subscriptions;
  expect(subscriptions).toEqual([{ app_id: '*', event_type: markType }]);
});
