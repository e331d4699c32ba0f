import type { Core } from '../state/core.ts';
import { placeMeant } from '../state/places.ts';
import { POSTS } from './tiers.ts';

/** 0 when the app's request may pass, and then it is counted; else the whole seconds of workspace time to wait. */
export function secondsToWait(core: Core, method: string, channel: string): number {
  const place = POSTS.has(method) ? placeMeant(core, channel) : null;
  const request = { team: core.team.id, app: core.app.id, method, channel: place?.id ?? null };
  return core.rateLimits.admit(request, core.clock.now());
}
