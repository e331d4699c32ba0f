import { verifyRequestUrl } from '../delivery/request-url.ts';
import type { Act, ActResult } from '../protocol.ts';
import type { Core } from '../state/core.ts';
import { refused } from './answer.ts';

export type Setting = Extract<Act, { do: 'refresh-sockets' | 'socket-mode' | 'verify-request-url' }>;

export function isSetting(act: Act): act is Setting {
  return ['refresh-sockets', 'socket-mode', 'verify-request-url'].includes(act.do);
}

/** What a developer does in the app's settings, or Slack of its own accord, about how the app is reached. */
export async function set(core: Core, act: Setting): Promise<ActResult> {
  switch (act.do) {
    case 'refresh-sockets':
      core.cutSockets(act.warned === true ? 'warning' : 'refresh_requested');
      return { ok: true };
    case 'socket-mode':
      core.socketMode.turn(act.on);
      return { ok: true };
    case 'verify-request-url': {
      const verified = await verifyRequestUrl(core);
      return verified.ok ? { ok: true } : refused(verified.why);
    }
  }
}
