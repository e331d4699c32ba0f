import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { needScope } from './method.ts';

/** What each kind of conversation asks for: its own scope, or a narrower one that covers only this. */
type Family = Record<Channel['kind'], readonly string[]>;

const family = (open: string[], closed: string[], direct: string[], group: string[]): Family => ({
  public: open,
  private: closed,
  dm: direct,
  group,
});

export const READ = family(['channels:read'], ['groups:read'], ['im:read'], ['mpim:read']);
export const HISTORY = family(['channels:history'], ['groups:history'], ['im:history'], ['mpim:history']);
export const MANAGE = family(['channels:manage'], ['groups:write'], ['im:write'], ['mpim:write']);
export const TOPIC = family(
  ['channels:manage', 'channels:write.topic'],
  ['groups:write', 'groups:write.topic'],
  ['im:write', 'im:write.topic'],
  ['mpim:write', 'mpim:write.topic'],
);
export const INVITES = family(
  ['channels:manage', 'channels:write.invites'],
  ['groups:write', 'groups:write.invites'],
  [],
  [],
);

/** Every scope of the family: one of them is the least a call needs. */
export function anyOf(scopes: Family): readonly string[] {
  return [...scopes.public, ...scopes.private, ...scopes.dm, ...scopes.group];
}

export function needFor(core: Core, channel: Pick<Channel, 'kind'>, scopes: Family): void {
  needScope(core, scopes[channel.kind]);
}
