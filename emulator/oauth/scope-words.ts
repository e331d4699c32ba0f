/** What the commonest scopes let an app do, for the person who is asked. */
const WORDS: Record<string, string> = {
  'app_mentions:read': 'Read messages that mention it',
  'bookmarks:read': 'See the bookmarks of its channels',
  'bookmarks:write': 'Add, change and remove bookmarks',
  'canvases:read': 'Read canvases',
  'canvases:write': 'Write canvases',
  'channels:history': 'Read messages in public channels it is in',
  'channels:join': 'Join public channels',
  'channels:manage': 'Make and manage public channels',
  'channels:read': 'See public channels and who is in them',
  'chat:write': 'Write messages as itself',
  'chat:write.customize': 'Write messages under other names and pictures',
  'chat:write.public': 'Write in public channels it is not in',
  commands: 'Offer shortcuts and slash commands',
  'files:read': 'See files in conversations it is in',
  'files:write': 'Upload, change and delete files',
  'groups:history': 'Read messages in private channels it is in',
  'groups:read': 'See private channels it is in',
  'groups:write': 'Make and manage private channels',
  'im:history': 'Read direct messages sent to it',
  'im:read': 'See its direct messages',
  'im:write': 'Begin direct messages',
  'metadata.message:read': 'Read the data that apps attach to messages',
  'pins:read': 'See what is pinned',
  'pins:write': 'Pin and unpin messages',
  'reactions:read': 'See reactions',
  'reactions:write': 'Add and remove its reactions',
  'team:read': 'See the name and domain of the workspace',
  'usergroups:read': 'See user groups',
  'usergroups:write': 'Make and manage user groups',
  'users:read': 'See people in the workspace',
  'users:read.email': 'See the email addresses of people',
};

/** `null` for a scope that speaks for itself only. */
export function wordsFor(scope: string): string | null {
  return WORDS[scope] ?? null;
}
