import { hour, minute } from '../domain/time.ts';
import { beat } from '../platform/heartbeat.ts';
import { startPulse } from '../platform/pulse.ts';
import { audit, tellEventsLimited, type Auditor } from './audit.ts';

export type Watch = {
  /** Looks at once, and waits for it. */
  run(): Promise<void>;
  stop(): Promise<void>;
  /** Slack says every minute that it holds events back; people hear it once an hour. */
  onEventsLimited(): void;
};

export type Watched = {
  readonly auditor: Auditor;
  /** What must go well for this process to page, each throwing when it does not; null where it doesn't page. */
  readonly canPage: readonly (() => Promise<void>)[] | null;
  /** The outside monitor that hears it. */
  readonly heartbeat: { readonly url: string } | null;
};

/**
 * Looks every minute whether promises are kept, in listening processes too: with no sender running, nobody else would.
 * A process that pages beats for the outside monitor while it could page, and falls silent when it could not.
 */
export function startWatch({ auditor, canPage, heartbeat }: Watched): Watch {
  const { log } = auditor;
  let limitedAt = -Infinity;
  let limited = false;

  async function watch(): Promise<void> {
    if (limited && (await tellEventsLimited(auditor))) limited = false;
    const { overdue, stuckPages } = await audit(auditor);
    if (!canPage || !heartbeat) return;
    if (overdue > 0 || stuckPages > 0)
      return log.error({ overdue, stuckPages }, 'the outside monitor is not told that all is well');
    try {
      await Promise.all(canPage.map((check) => check()));
    } catch (error) {
      return log.error({ err: error }, 'the outside monitor is not told that all is well');
    }
    await beat(heartbeat.url).catch((error: unknown) => log.warn({ err: error }, 'the heartbeat was not heard'));
  }

  const failed = (error: unknown) => log.error({ err: error }, 'nobody could look whether paging works');
  const pulse = startPulse(watch, minute, failed, 'later');
  return {
    run: () => pulse.run(),
    stop: () => pulse.stop(),
    onEventsLimited() {
      if (performance.now() - limitedAt < hour) return;
      limitedAt = performance.now();
      limited = true;
    },
  };
}
