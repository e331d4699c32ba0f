import { setTimeout as pause } from 'node:timers/promises';
import type { Policy } from './domain/policy.ts';
import { minute } from './domain/time.ts';
import type { Logger } from './platform/logger.ts';
import { startPulse } from './platform/pulse.ts';
import { watchFile } from './platform/watch-file.ts';
import { changesBetween } from './policy-changes.ts';
import { describeMistakes } from './policy-file.ts';
import { readPolicyFile, type BadPolicy, type PolicyRead } from './policy-load.ts';

/** A file that is bad may be half of one that is being saved: it is believed when it is the same so much later. */
const savedWithinMs = 250;

export type PolicyKeeper = {
  /** The policy in force. */
  policy(): Policy;
  /** Reads the file now, and waits until what it says rules or is refused. */
  reload(): Promise<void>;
  stop(): Promise<void>;
};

type Kept = {
  readonly file: string;
  /** What the file said at the start. */
  readonly policy: Policy;
  readonly log: Logger;
  /** Looks up whom a policy names before it rules; answers those who can't be paged. When it throws, the old one stays. */
  learn(policy: Policy): Promise<readonly string[]>;
  /** Tells people of a file that is refused, once for each content; called again later when it throws. */
  onBad(bad: BadPolicy): Promise<void>;
};

/**
 * Keeps the policy in force: a file that changes takes its place when it is good, and changes nothing when it is not.
 * The file is watched, and read once a minute for file systems that tell of no changes.
 */
export function keepPolicy({ file, policy: first, log, learn, onBad }: Kept): PolicyKeeper {
  let policy = first;
  /** The bad contents that the log and people know of; null when the file was good since. */
  let logged: string | null = null;
  let told: string | null = null;

  async function look(): Promise<void> {
    const read = await readWhole(file);
    if (!read.ok) return refuse(read);
    logged = told = null;
    const changes = changesBetween(policy, read.policy);
    if (Object.keys(changes).length === 0) return;
    const missing = await learn(read.policy);
    policy = read.policy;
    log.info({ file, changes, warnings: read.warnings.length }, 'the policy was replaced: it rules what opens now');
    warnOfMissing(log, missing);
  }

  async function refuse(bad: BadPolicy): Promise<void> {
    if (logged !== bad.content)
      log.error(
        { file, mistakes: bad.mistakes?.map((mistake) => describeMistakes(file, [mistake])) },
        bad.mistakes
          ? 'the policy file has mistakes: the old policy goes on'
          : "the policy file can't be read: the old policy goes on",
      );
    logged = bad.content;
    if (told === bad.content) return;
    await onBad(bad);
    told = bad.content;
  }

  const failed = (err: unknown) => log.error({ err, file }, 'a change of the policy file could not be carried out yet');
  const notWatched = (err: unknown) =>
    log.warn({ err, file }, 'the policy file is read once a minute: it cannot be watched');
  const pulse = startPulse(look, minute, failed, 'later');
  const watch = watchFile(file, pulse.wake, notWatched);
  return {
    policy: () => policy,
    reload: pulse.run,
    async stop() {
      watch.stop();
      await pulse.stop();
    },
  };
}

async function readWhole(file: string): Promise<PolicyRead> {
  let read = await readPolicyFile(file);
  while (!read.ok) {
    await pause(savedWithinMs);
    const again = await readPolicyFile(file);
    if (!again.ok && again.content === read.content) break;
    read = again;
  }
  return read;
}

/** Names people of the policy who are passed over when paging. */
export function warnOfMissing(log: Logger, missing: readonly string[]): void {
  if (missing.length > 0)
    log.warn({ missing }, 'the policy names people or user groups that cannot be paged: they are passed over');
}
