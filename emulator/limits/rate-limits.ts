import { createBucket, createWindow, type Meter } from './meter.ts';
import { POSTS, POSTS_AT_ONCE, POSTS_PER_MINUTE, callsPerMinute, type Distribution } from './tiers.ts';

/**
 * One request of an app to a workspace. `channel` is where it posts, in one spelling; `null` when it posts nowhere. `isUnpaged`:
 * it asks for a whole list at once.
 */
export type Request = { team: string; app: string; method: string; channel: string | null; isUnpaged: boolean };

export type RateLimits = {
  /** 0 when the request may pass, and it is counted; else the whole seconds after which it will, and it is not. */
  admit(request: Request, now: number): number;
  clear(): void;
};

const MINUTE = 60_000;

/** Counts per method, workspace and app; posts per channel and per workspace. `now` is workspace time: moving it frees. */
export function createRateLimits(distribution: Distribution = 'internal'): RateLimits {
  const meters = new Map<string, Meter>();

  function meter(key: readonly string[], create: () => Meter): Meter {
    const name = key.join(' ');
    const known = meters.get(name) ?? create();
    meters.set(name, known);
    return known;
  }

  function metersOf({ team, app, method, channel, isUnpaged }: Request): Meter[] {
    const most = callsPerMinute(method, distribution);
    if (most !== undefined) {
      const every = meter([team, app, method], () => createWindow(most, MINUTE));
      if (!isUnpaged) return [every];
      return [every, meter([team, app, method, 'unpaged'], () => createWindow(Math.ceil(most / 2), MINUTE))];
    }
    if (!POSTS.has(method)) return [];
    const workspace = meter([team, app, 'posts'], () => createWindow(POSTS_PER_MINUTE, MINUTE));
    if (channel === null) return [workspace];
    return [workspace, meter([team, app, 'posts', channel], () => createBucket(POSTS_AT_ONCE, 1000))];
  }

  return {
    admit(request, now) {
      const concerned = metersOf(request);
      const waitMs = Math.max(0, ...concerned.map((each) => each.waitMs(now)));
      if (waitMs > 0) return Math.ceil(waitMs / 1000);
      for (const each of concerned) each.take(now);
      return 0;
    },
    clear: () => meters.clear(),
  };
}

export const unlimited: RateLimits = { admit: () => 0, clear: () => {} };
