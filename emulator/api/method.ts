import type { Json } from '../json.ts';
import type { Access } from '../oauth/tokens.ts';
import type { Core } from '../state/core.ts';
import { Refusal } from './refusal.ts';

/**
 * One Web API method. `scopes`: any one of them admits the call (a handler asks for more where it depends on the channel's
 * kind); none needed when left out. The handler's answer gets its `ok: true` from the caller. `access` is the bot token that
 * it was called with, `null` where it was called with another kind, or needs none.
 */
export type Method = {
  token?: 'app' | 'none';
  scopes?: readonly string[];
  handle(core: Core, args: Json, access: Access | null): Json;
};

export type Methods = Record<string, Method>;

/** Throws `missing_scope` unless the app was granted one of the scopes. */
export function needScope(core: Core, scopes: readonly string[]): void {
  const granted = core.installation.scopes();
  if (scopes.length === 0 || scopes.some((scope) => granted.includes(scope))) return;
  throw new Refusal('missing_scope', { needed: scopes.join(','), provided: granted.join(',') });
}

export function hasScope(core: Core, scope: string): boolean {
  return core.installation.scopes().includes(scope);
}
