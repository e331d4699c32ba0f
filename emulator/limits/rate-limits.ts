import { createBucket, createWindow, type Meter } from './meter.ts';
import { POSTS, POSTS_AT_ONCE, POSTS_PER_MINUTE, callsPerMinute } from './tiers.ts';

/** One request of an app to a workspace. `channel` is where it posts, in one spelling; `null` when it posts nowhere. */
export type Request = { team: string; app: string; method: string; channel: string | null };

export type RateLimits = {
  /** 0 when the request may pass, and it is counted; else the whole seconds after which it will, and it is not. */
  admit(request: Request, now: number): number;
  clear(): void;
};

const MINUTE = 60_000;

/** Counts per method, workspace and app; posts per channel and per workspace. `now` is workspace time: moving it frees. */
export function createRateLimits(): RateLimits {
  const meters = new Map<string, Meter>();

  function meter(key: readonly string[], create: () => Meter): Meter {
    const name = key.join(' ');
    const known = meters.get(name) ?? create();
    meters.set(name, known);
    return known;
  }

  function metersOf({ team, app, method, channel }: Request): Meter[] {
    const most = callsPerMinute(method);
    if (most !== undefined) return [meter([team, app, method], () => createWindow(most, MINUTE))];
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
