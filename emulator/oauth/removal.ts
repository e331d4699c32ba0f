import { emitEvent } from '../delivery/events.ts';
import type { Core } from '../state/core.ts';
import { retireBot } from './bot.ts';
import type { Access } from './tokens.ts';

/** Takes the app out of the workspace: it hears of it, its tokens end, and its bot leaves. Nothing is sent to it afterwards. */
export function uninstall(core: Core): void {
  if (!core.installation.installed()) return;
  if (core.installation.live().length > 0) tellRevoked(core);
  emitEvent(core, { type: 'app_uninstalled' });
  core.installation.uninstall();
  core.state.triggers.clear();
  core.state.responseUrls.clear();
  retireBot(core);
  core.changes.tell({ type: 'state' });
}

/**
 * Ends one token. With its last one the app's bot is deactivated and leaves its channels, but the app stays installed
 * (docs.slack.dev/reference/methods/auth.revoke).
 */
export function revoke(core: Core, access: Access): void {
  core.installation.revoke(access);
  tellRevoked(core);
  if (core.installation.live().length > 0) return;
  retireBot(core);
  core.changes.tell({ type: 'state' });
}

function tellRevoked(core: Core): void {
  emitEvent(core, { type: 'tokens_revoked', tokens: { oauth: [], bot: [core.app.botUserId] } });
}
