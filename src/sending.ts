import type { WebClient } from '@slack/web-api';
import { composing } from './composing.ts';
import type { Config } from './config.ts';
import type { Policy } from './domain/policy.ts';
import type { TeamId } from './domain/ids.ts';
import { hour } from './domain/time.ts';
import { NotWell } from './inbound/http/health.ts';
import { ring } from './inbound/timers/ring.ts';
import { startAlarmSetter } from './outbound/alarms.ts';
import type { Outbound } from './outbound/context.ts';
import { startRestorer } from './outbound/restore-alarms.ts';
import { startSending } from './outbound/worker.ts';
import { openAlarms } from './platform/alarms.ts';
import { atMostEvery } from './platform/at-most-every.ts';
import { listen } from './platform/listen.ts';
import type { Logger } from './platform/logger.ts';
import { startPulse } from './platform/pulse.ts';
import type { Ways } from './platform/ways.ts';
import { outboxChannel } from './store/outbox.ts';
import { settleCovers } from './usecases/cover.ts';
import type { PagingDesk } from './usecases/desk.ts';
import { forget } from './usecases/forget.ts';
import { sweep } from './usecases/on-deadline.ts';
import { report } from './usecases/report.ts';

/** How long a lost wake-up may go unnoticed: by the outbox, and by deadlines. */
const outboxEveryMs = 1_000;
const sweepEveryMs = 5_000;
/** How often it is forgotten what nothing asks for any more. */
const forgetEveryMs = hour;
/** Several sweeps were missed: something holds them up. */
const oldestSweepMs = 30_000;
/** However often somebody looks whether Relevo is ready, the queue is asked this often at most. */
const askQueueEveryMs = 5_000;

type Sending = {
  readonly config: Config;
  readonly log: Logger;
  readonly desk: PagingDesk;
  readonly team: TeamId;
  readonly web: WebClient;
  readonly ways: Ways;
  /** The policy in force. */
  policy(): Policy;
};

/** The part that keeps promises: wakes when deadlines are due, and sends what the outbox holds. Sweeps before it is ready. */
export async function startSender({ config, log, desk, team, web, ways, policy }: Sending) {
  const { url } = config.database;
  const alarms = await openAlarms({
    databaseUrl: url,
    redisUrl: config.redis?.url ?? null,
    onError: broken(log),
    onReturn: () => restorer.onReturn(),
    name: `alarms-${team}`,
  });
  // In Redis they may have been lost while nobody looked; in the database they share the fate of what they ring for.
  const restorer = startRestorer({ ...desk, team, alarms }, log, config.redis !== null);
  const setter = startAlarmSetter({ ...desk, team, alarms }, log);
  const outbound: Outbound = {
    ...desk,
    team,
    web,
    log,
    ways,
    policy,
    report: (target, fact) => report(desk, target, fact),
  };

  const outbox = startSending(outbound, outboxEveryMs, broken(log));
  const sweeper = startPulse(sweepAll, sweepEveryMs, broken(log));
  async function sweepAll(stopping: () => boolean): Promise<void> {
    const { failures } = await sweep(desk, team, composing, stopping);
    for (const err of failures) log.error({ err }, 'a deadline could not be settled and will be tried again');
    await settleCovers(desk, team);
  }
  const forgetter = startPulse((stopping) => forget(desk, stopping), forgetEveryMs, broken(log));
  const ear = await listen(url, outboxChannel, () => outbox.wake(), log);
  await alarms.onRing(ring(desk, () => sweeper.run()));
  await sweeper.run();

  return {
    outbox,
    sweeper,
    /** @throws when the last sweep is too long ago. */
    async sweeps() {
      const age = sweeper.age();
      if (age === null || age > oldestSweepMs)
        throw new NotWell(age === null ? 'no sweep yet' : `no sweep for ${Math.floor(age / 1_000)} s`);
    },
    queueAnswers: atMostEvery(askQueueEveryMs, () => alarms.answers()),
    /** Sending may bring facts back that ask for more to be sent; draining goes on until nothing is left. */
    async settle() {
      await sweeper.run();
      await outbox.run();
    },
    async stop() {
      const quiet = Promise.all([restorer.stop(), setter.stop()]).then(() => alarms.close());
      await Promise.all([outbox.stop(), sweeper.stop(), forgetter.stop(), quiet]);
      await ear.close();
    },
  };
}

const broken = (log: Logger) => (error: unknown) => log.error({ err: error }, 'something broke and was survived');
