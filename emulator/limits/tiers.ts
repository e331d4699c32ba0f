import type { Json } from '../json.ts';

/**
 * Slack's rate limit tiers: how many calls of one method a workspace takes from one app in a minute. Slack promises "20+" and
 * lets short bursts pass without saying how large; here it is half as many again.
 * Source: docs.slack.dev/apis/web-api/rate-limits and the page of each method.
 */
const PER_MINUTE = { 1: 1, 2: 20, 3: 50, 4: 100, special: 300 } as const;

type Tier = keyof typeof PER_MINUTE;

const METHODS_OF: [tier: Tier, methods: string][] = [
  [1, 'apps.uninstall'],
  [2, 'conversations.create conversations.list conversations.rename conversations.archive conversations.unarchive'],
  [2, 'conversations.setTopic conversations.setPurpose conversations.canvases.create canvases.create'],
  [2, 'pins.add pins.remove pins.list bookmarks.add bookmarks.edit bookmarks.remove reactions.remove reactions.list'],
  [2, 'users.list usergroups.list usergroups.create usergroups.update usergroups.disable usergroups.enable'],
  [2, 'usergroups.users.list usergroups.users.update'],
  [3, 'apps.connections.open chat.update chat.delete chat.scheduleMessage chat.deleteScheduledMessage'],
  [3, 'chat.scheduledMessages.list conversations.info conversations.invite conversations.join conversations.leave'],
  [3, 'conversations.kick conversations.open conversations.history conversations.replies bookmarks.list'],
  [3, 'reactions.add reactions.get users.lookupByEmail users.conversations team.info files.list files.delete'],
  [3, 'canvases.edit canvases.delete canvases.access.set canvases.access.delete canvases.sections.lookup'],
  [3, 'oauth.v2.exchange auth.revoke'],
  [4, 'api.test chat.postEphemeral conversations.members views.open views.update views.push views.publish'],
  [4, 'users.info files.info files.getUploadURLExternal files.completeUploadExternal blocks.validate'],
  ['special', 'auth.test chat.getPermalink oauth.v2.access'],
];

const TIERS: ReadonlyMap<string, Tier> = new Map(
  METHODS_OF.flatMap(([tier, methods]) => methods.split(' ').map((method): [string, Tier] => [method, tier])),
);

/**
 * Lists whose tier holds for calls that ask for a page, by `limit` or `cursor`; for one that asks for everything at once the
 * limit is stricter, and Slack does not say by how much: here it is half.
 */
const LISTS: ReadonlySet<string> = new Set([
  'conversations.history',
  'conversations.list',
  'conversations.members',
  'conversations.replies',
  'users.conversations',
  'users.list',
]);

/**
 * What apps that are sold outside the Marketplace get of these: one call a minute, fifteen messages a page
 * (docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps).
 */
const UNLISTED: ReadonlySet<string> = new Set(['conversations.history', 'conversations.replies']);
export const UNLISTED_PAGE = 15;

/** Whether an app is made for the own company (or listed in the Marketplace, where the same holds), or sold outside of it. */
export type Distribution = 'internal' | 'unlisted';

/** Posts have no tier: the channel's second and the workspace's minute hold them. */
export const POSTS: ReadonlySet<string> = new Set(['chat.postMessage', 'response_url']);

/** Messages a workspace takes from one app in a minute, over all its channels: "several hundred". */
export const POSTS_PER_MINUTE = 400;

/** One message a second and channel; so many may come at once, so that a room can be furnished in one go. */
export const POSTS_AT_ONCE = 20;

/** How many calls of the method Slack promises to take in a minute; `undefined` for what has no tier. */
export function promisedPerMinute(method: string): number | undefined {
  const tier = TIERS.get(method);
  return tier === undefined ? undefined : PER_MINUTE[tier];
}

/** How many calls of the method one minute takes, its burst included; `undefined` for what has no tier. */
export function callsPerMinute(method: string, distribution: Distribution = 'internal'): number | undefined {
  if (distribution === 'unlisted' && UNLISTED.has(method)) return 1;
  const tier = TIERS.get(method);
  return tier === undefined ? undefined : Math.ceil(PER_MINUTE[tier] * 1.5);
}

/** Whether a call asks for everything where it could ask for a page. */
export function isUnpaged(method: string, args: Json): boolean {
  const isGiven = (name: string) => args[name] !== undefined && args[name] !== '';
  return LISTS.has(method) && !isGiven('limit') && !isGiven('cursor');
}
