import { groupsNamed } from '../../domain/plan.ts';
import { hour } from '../../domain/time.ts';
import { startPulse } from '../../platform/pulse.ts';
import { missingTargets } from '../../queries/terms.ts';
import type { Inbound } from '../context.ts';
import { learnNamedGroups } from './learn-groups.ts';

export type GroupKeeper = {
  /** Asks Slack who is in the groups now, and waits for it; of many events in a row, few reach Slack. */
  refresh(): Promise<void>;
  /** Has Slack asked when that is more than an hour ago; waits for nothing. */
  freshen(): void;
  stop(): Promise<void>;
};

/** Slack tells of changes; what it told nobody, because nobody listened, is found out in an hour. */
const everyMs = hour;

/** Keeps the user groups that the policy names as fresh as Slack tells of them; what was learnt at the start is fresh. */
export function keepGroups(
  inbound: Pick<Inbound, 'desk' | 'team' | 'web' | 'log' | 'policy'>,
  now: () => number = () => performance.now(),
): GroupKeeper {
  const { desk, team, log } = inbound;
  let learntAt = now();
  let known: readonly string[] = [];

  async function look(): Promise<void> {
    const policy = inbound.policy();
    if (groupsNamed(policy).length > 0) {
      const trouble = await learnNamedGroups({ ...inbound, policy }, 'newcomers');
      if (trouble) log.warn({ trouble }, 'the user groups that the policy names cannot be read');
      const missing = await missingTargets(desk.db, team, policy);
      const lost = missing.filter((each) => !known.includes(each));
      if (lost.length > 0) log.warn({ missing: lost }, 'nobody can be paged by what the policy names');
      known = missing;
    }
    learntAt = now();
  }

  const failed = (err: unknown) =>
    log.error({ err }, 'the user groups could not be looked up: those known before are paged');
  const pulse = startPulse(look, everyMs, failed, 'later');
  return {
    refresh: () => pulse.run(),
    freshen() {
      if (now() - learntAt > everyMs) pulse.wake();
    },
    stop: () => pulse.stop(),
  };
}
