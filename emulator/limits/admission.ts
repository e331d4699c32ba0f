import { string, type Json } from '../json.ts';
import type { Core } from '../state/core.ts';
import { placeMeant } from '../state/places.ts';
import { POSTS, isUnpaged } from './tiers.ts';

/** 0 when the app's request may pass, and then it is counted; else the whole seconds of workspace time to wait. */
export function secondsToWait(core: Core, method: string, args: Json): number {
  const place = POSTS.has(method) ? placeMeant(core, string(args['channel'])) : null;
  const channel = place?.id ?? null;
  const request = { team: core.team.id, app: core.app.id, method, channel, isUnpaged: isUnpaged(method, args) };
  return core.rateLimits.admit(request, core.clock.now());
}
