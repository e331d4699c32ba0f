import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { minute, second } from '../../domain/time.ts';
import type { Logger } from '../../platform/logger.ts';
import { startPulse } from '../../platform/pulse.ts';
import { findReader } from '../../queries/readers.ts';
import { drawHome, type HomeSource } from './home.ts';

export type HomeKeeper = {
  /** Publishes somebody's Home, and keeps it current from now on. That it can't be drawn is no failure of what was asked for. */
  show(user: UserId, language: Language): Promise<void>;
  /** The same where Home may stand open, and nothing where it does not. */
  showIfOpen(user: UserId, language: Language): Promise<void>;
  /** Something changed: those that stand open are looked through soon, many changes at once. */
  wake(): void;
  /** Looks through them now, and waits for it. */
  run(): Promise<void>;
  stop(): Promise<void>;
};

/** Slack does not say when somebody leaves Home. After this long without a sign of them, it is drawn when they come back. */
const keptMs = 30 * minute;
const mostKept = 200;
/** Changes come in clusters: one page brings several. */
const soonMs = 2 * second;
/** What changes by time alone: a handover, a deadline that is missed. */
const everyMs = minute;

type Open = { at: number; drawn: string };

/** Keeps the Homes that stand open as the present is; one whose drawing is the same is not published again. */
export function keepHomes(
  source: HomeSource & { readonly web: WebClient; readonly log: Logger },
  now: () => number = () => performance.now(),
): HomeKeeper {
  const { web, log, desk, team } = source;
  const open = new Map<UserId, Open>();
  let timer: NodeJS.Timeout | null = null;

  async function publish(user: UserId, language: Language, known: string | null): Promise<string> {
    const view = await drawHome(source, user, language);
    const drawn = createHash('sha256').update(JSON.stringify(view)).digest('base64');
    if (drawn !== known) await web.views.publish({ user_id: user, view });
    return drawn;
  }

  async function show(user: UserId, language: Language): Promise<void> {
    try {
      const drawn = await publish(user, language, null);
      open.delete(user);
      open.set(user, { at: now(), drawn });
      const [longestOpen] = open.keys();
      if (open.size > mostKept && longestOpen) open.delete(longestOpen);
    } catch (err) {
      log.warn({ err }, 'a Home could not be drawn');
    }
  }

  async function lookThrough(stopping: () => boolean): Promise<void> {
    for (const [user, home] of open.entries().toArray()) {
      if (stopping()) return;
      const reader = now() - home.at < keptMs ? await findReader(desk.db, team, user) : undefined;
      if (reader?.standing === 'member') home.drawn = await publish(user, reader.language, home.drawn);
      else open.delete(user);
    }
  }

  const failed = (err: unknown) => log.warn({ err }, 'the Homes that stand open could not be kept current');
  const pulse = startPulse(lookThrough, everyMs, failed, 'later');
  return {
    show,
    showIfOpen: async (user, language) => (open.has(user) ? show(user, language) : undefined),
    wake() {
      if (timer || open.size === 0) return;
      timer = setTimeout(() => {
        timer = null;
        pulse.wake();
      }, soonMs);
      timer.unref();
    },
    run: () => pulse.run(),
    async stop() {
      if (timer) clearTimeout(timer);
      await pulse.stop();
    },
  };
}
