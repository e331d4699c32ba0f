import { standingOf } from '../../domain/handover.ts';
import type { TeamId } from '../../domain/ids.ts';
import type { Policy } from '../../domain/policy.ts';
import { minute, second, type Instant } from '../../domain/time.ts';
import type { Logger } from '../../platform/logger.ts';
import { startPulse, type Pulse } from '../../platform/pulse.ts';
import { findLacks } from '../../queries/lacks.ts';
import { findOnCall } from '../../queries/terms.ts';
import type { Desk } from '../../usecases/desk.ts';
import { handOver } from '../../usecases/hand-over.ts';
import { tellLacks } from '../../usecases/tell-lacks.ts';

type Kept = {
  readonly desk: Desk;
  readonly team: TeamId;
  readonly policy: () => Policy;
  readonly log: Logger;
  /** Settles when the people of the policy were looked up: before that, nobody is missing. */
  readonly looked: Promise<void>;
};

/** A handover is told so late at most. */
const everyMs = 20 * second;
/** How often it is looked a week ahead. */
const aheadEveryMs = 10 * minute;
/** As many as a line of the log is read for. */
const mostNamed = 20;

/** Looks who is on call now, and who will not be, as long as it runs: what has changed since somebody looked is told. */
export function keepRota({ desk, team, policy, log, looked }: Kept): Pulse {
  let lookedAhead: { readonly at: Instant; readonly policy: Policy } | null = null;

  async function look(): Promise<void> {
    await looked;
    const rules = policy();
    const now = await desk.clock.now(desk.db);
    const onCall = await findOnCall(desk.db, team, rules, now);
    await handOver(
      desk,
      team,
      onCall.map((each) => standingOf(each, rules.schedules[each.schedule]?.usergroup ?? null)),
    );
    if (lookedAhead?.policy === rules && now - lookedAhead.at < aheadEveryMs) return;
    await lookAhead(rules, now);
    lookedAhead = { at: now, policy: rules };
  }

  async function lookAhead(rules: Policy, now: Instant): Promise<void> {
    const fresh = await tellLacks(desk, team, await findLacks(desk.db, team, rules, now));
    if (fresh.length > 0)
      log.warn({ count: fresh.length, lacks: fresh.slice(0, mostNamed) }, 'within a week somebody cannot be paged');
  }

  return startPulse(look, everyMs, (err) => log.error({ err }, 'nobody could look who is on call'));
}
