import { LogLevel, type Logger as BoltLogger } from '@slack/bolt';
import type { Logger } from '../../platform/logger.ts';

/** Bolt speaks to our log. Its own details are dropped: at that level it writes whole requests, people's words included. */
export function boltLog(log: Logger): BoltLogger {
  const say = (parts: readonly unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => {},
    info: (...parts: unknown[]) => log.debug(say(parts)),
    warn: (...parts: unknown[]) => log.warn(say(parts)),
    error: (...parts: unknown[]) => log.error(say(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
