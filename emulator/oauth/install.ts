import type { Core } from '../state/core.ts';
import { reviveBot } from './bot.ts';
import type { Access } from './tokens.ts';

/** Installs the app in a workspace, or adds scopes to its installation. */
export function install(core: Core, scopes: readonly string[]): Access {
  const access = core.installation.install(scopes);
  reviveBot(core);
  core.changes.tell({ type: 'state' });
  return access;
}
