import type { Installation } from '../oauth/tokens.ts';
import type { Core } from '../state/core.ts';

/** An app that was taken out of a workspace is sent nothing from there, as if it were not connected. */
export function whileInstalled(installation: Installation, deliver: Core['deliver']): Core['deliver'] {
  return async (type, payload) =>
    installation.installed() ? deliver(type, payload) : { ok: false, why: 'not connected' };
}
