import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { inTurn } from '../../domain/feed.ts';
import type { TeamId } from '../../domain/ids.ts';
import type { Policy } from '../../domain/policy.ts';
import { peopleOf, type Schedule } from '../../domain/rota.ts';
import { day, minute, type Instant } from '../../domain/time.ts';
import { CalendarFault, entriesOf } from '../../platform/calendar.ts';
import { FeedFault, readFeed } from '../../platform/feed.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Reachable } from '../../platform/public-address.ts';
import { startPulse, type Pulse } from '../../platform/pulse.ts';
import { arranged } from '../../queries/terms.ts';
import type { Desk } from '../../usecases/desk.ts';
import { learnFeed, type Looked } from '../../usecases/learn-feed.ts';

type Kept = {
  readonly desk: Desk;
  readonly team: TeamId;
  readonly policy: () => Policy;
  /** Where the policy stands: files of calendars stand relative to it. */
  readonly policyFile: string;
  readonly reachable: Reachable;
  readonly log: Logger;
  /** Looks up who is named. */
  learn(policy: Policy): Promise<unknown>;
};

/** How often a calendar is asked for; another process may have. */
const everyMs = 5 * minute;
/** As far as anybody looks ahead, and a little more. */
const aheadMs = 400 * day;
const backMs = 2 * day;

/** Keeps what calendars say of who is on call, as long as it runs. Their addresses are secrets, and stand in no log. */
export function keepFeeds({ desk, team, policy, policyFile, reachable, log, learn }: Kept): Pulse {
  let known = '';

  async function look(): Promise<void> {
    const rules = policy();
    for (const [schedule, rota] of Object.entries(rules.schedules)) {
      if (rota.ical === undefined) continue;
      const source = createHash('sha256').update(rota.ical).digest('hex');
      const read = readerOf(rota, rota.ical);
      const looked = await learnFeed(desk, team, { schedule, source }, everyMs, read);
      if (looked && 'failure' in looked)
        log.warn(
          { schedule, failure: looked.failure },
          'a calendar of who is on call can’t be had: its last copy goes on',
        );
    }
    const present = await arranged(desk.db, team, rules, await desk.clock.now(desk.db));
    const people = JSON.stringify(
      Object.values(present.schedules)
        .flatMap((rota) => (rota.feed ? peopleOf(rota) : []))
        .toSorted(),
    );
    if (people === known) return;
    await learn(present);
    known = people;
  }

  const readerOf =
    (rota: Schedule, ical: string) =>
    async (kept: { etag: string | null; body: string | null }, now: Instant): Promise<Looked> => {
      try {
        const tag = kept.body === null ? null : kept.etag;
        const fetched = await readFeed(ical, dirname(policyFile), tag, reachable);
        const { text, etag } = fetched === 'unchanged' ? { text: kept.body ?? '', etag: kept.etag } : fetched;
        const span = { from: now - backMs, to: now + aheadMs, zone: rota.timezone };
        return { body: text, etag, shifts: inTurn(entriesOf(text, span)) };
      } catch (error) {
        if (error instanceof FeedFault || error instanceof CalendarFault) return { failure: error.code };
        throw error;
      }
    };

  return startPulse(look, minute, (err) => log.error({ err }, 'nobody could look at the calendars of who is on call'));
}
