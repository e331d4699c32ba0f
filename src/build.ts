import { fileURLToPath } from 'node:url';
import type { WebClient } from '@slack/web-api';
import type { Config } from './config.ts';
import { asTeamId, type TeamId } from './domain/ids.ts';
import type { Policy } from './domain/policy.ts';
import type { Instant } from './domain/time.ts';
import { acknowledgeRoutes } from './inbound/http/acknowledge.ts';
import { healthRoutes } from './inbound/http/health.ts';
import { serve } from './inbound/http/serve.ts';
import { createApp } from './inbound/slack/app.ts';
import { keepGroups } from './inbound/slack/keep-groups.ts';
import { keepHomes } from './inbound/slack/keep-homes.ts';
import { learnAtStart } from './inbound/slack/learn-at-start.ts';
import type { Whom } from './inbound/slack/learn-groups.ts';
import { learnTargets } from './inbound/slack/learn-targets.ts';
import { registerListeners } from './inbound/slack/listeners.ts';
import { keepFeeds } from './inbound/timers/keep-feeds.ts';
import { keepRota } from './inbound/timers/keep-rota.ts';
import { tellOfRefusedPolicy } from './outbound/refused-policy.ts';
import { startWatch } from './outbound/watch.ts';
import { atMostEvery } from './platform/at-most-every.ts';
import { databaseClock } from './platform/clock.ts';
import type { Logger } from './platform/logger.ts';
import { migrate } from './platform/migrate.ts';
import { openDatabase } from './platform/postgres.ts';
import { openWays } from './platform/ways.ts';
import { listen } from './platform/listen.ts';
import { faultOf, sendingClient } from './platform/slack-web.ts';
import { keepPolicy, warnOfMissing } from './policy-keeper.ts';
import { policyFileName } from './policy-load.ts';
import { startSender } from './sending.ts';
import { outboxChannel } from './store/outbox.ts';
import type { Schema } from './store/tables/schema.ts';
import type { PagingDesk } from './usecases/desk.ts';

/** However often somebody looks whether Relevo is ready, Slack is asked this often at most. */
const askSlackEveryMs = 30_000;

const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

export type Parts = {
  readonly config: Config;
  /** What the file of `config.policyFile` says now. */
  readonly policy: Policy;
  readonly log: Logger;
  /** Milliseconds by which the database's clock is moved: the local workspace and the tests travel in time with it. */
  readonly clockOffset?: () => number;
};

export type Relevo = {
  readonly team: TeamId;
  /** Now, by the clock that rules. */
  now(): Promise<Instant>;
  /** Looks at once whether anything is overdue or stuck, tells of it, and beats for the outside monitor if all is well. */
  audit(): Promise<void>;
  /** Reads the policy file: a good one rules what opens from now on, a bad one is told of and changes nothing. */
  reload(): Promise<void>;
  /** Looks at once for what is due, as when the clock was moved. */
  wake(): void;
  /** Does everything that was heard, is due or can be sent now, and waits for it. */
  settle(): Promise<void>;
  /** Stops taking work, finishes what is under way and lets go of everything. */
  stop(): Promise<void>;
};

/** Brings the schema up to date: what the migration job does, and every process at its start. */
export const migrateDatabase = (config: Config, log: Logger): Promise<void> =>
  migrate(config.database.url, migrations, log);

/** Puts the parts together and starts them: after it, escalations are taken, paged and told. */
export async function start({ config, policy, log, clockOffset = () => 0 }: Parts): Promise<Relevo> {
  await migrateDatabase(config, log);
  const db = openDatabase<Schema>(config.database.url, log);
  const clock = databaseClock(clockOffset);
  const web = sendingClient(config.slack.botToken, config.slack.apiUrl, () => clock.now(db));
  const team = await teamOf(web);

  const ways = openWays(config);

  const slackAnswers = atMostEvery(askSlackEveryMs, async () => void (await web.auth.test()));
  const learn = (named: Policy, whom: Whom = 'newcomers', signal?: AbortSignal) =>
    learnTargets({ desk, team, web, policy: named, signal }, whom);
  const kept = keepPolicy({
    file: policyFileName(config.policyFile),
    policy,
    log,
    learn,
    onBad: (bad) => tellOfRefusedPolicy(teller, bad),
  });
  const desk: PagingDesk = { db, clock, schedules: () => kept.policy().schedules };
  const teller = { team, db, clock, web, log, policy: kept.policy };
  const sender = config.role === 'listen' ? null : await startSender({ ...teller, config, desk, ways });
  const learning = await learnAtStart({
    async learn(whom, signal) {
      const missing = await learn(kept.policy(), whom, signal);
      if (whom === 'everybody') warnOfMissing(log, missing);
    },
    log,
  });
  const groups = keepGroups({ desk, policy: kept.policy, team, web, log });
  const wake = () => sender?.outbox.wake();
  const stateOfProcess = async () => ({
    sweptMs: sender ? (sender.sweeper.age() ?? 0) : null,
    slackError: await slackAnswers().then(() => null, faultName),
  });
  const homes = keepHomes({ desk, policy: kept.policy, team, web, log, ways, health: stateOfProcess });
  const inbound = { desk, policy: kept.policy, team, web, log, ways, groups, homes, wake };
  const health = healthRoutes({
    vital: {
      database: async () => void (await clock.now(db)),
      slack: slackAnswers,
      ...(sender ? { sweep: sender.sweeps } : {}),
    },
    ...(sender ? { helpful: { queue: sender.queueAnswers } } : {}),
  });
  const routes = [...health, ...(ways.links ? acknowledgeRoutes({ desk, team, links: ways.links, log, wake }) : [])];
  const watch = startWatch({
    auditor: teller,
    canPage: sender && [sender.sweeps, slackAnswers],
    heartbeat: config.heartbeat,
  });
  const rota = sender && keepRota({ ...teller, desk, looked: learning.looked });
  const calendars =
    sender &&
    keepFeeds({ ...teller, desk, policyFile: policyFileName(config.policyFile), reachable: ways.reachable, learn });
  const { onEventsLimited } = watch;
  const slackDoor =
    config.role === 'send'
      ? null
      : createApp({ slack: config.slack, port: config.port, routes, log, onEventsLimited }, (app) =>
          registerListeners(app, inbound),
        );
  const door = slackDoor ?? serve(routes, config.port);
  await door.start();
  // Whatever changes an escalation asks for something to be sent.
  const ear = slackDoor && (await listen(config.database.url, outboxChannel, homes.wake, log));

  return {
    team,
    now: () => clock.now(db),
    audit: () => watch.run(),
    reload: kept.reload,
    wake: () => sender?.sweeper.wake(),
    async settle() {
      await slackDoor?.idle();
      await learning.run();
      await calendars?.run();
      await rota?.run();
      await sender?.settle();
      await homes.run();
    },
    async stop() {
      // All at once: nothing new is taken from anywhere, and what is under way may take until the grace time is over.
      await Promise.all([
        ...[kept, learning, groups, homes, watch, door].map((part) => part.stop()),
        rota?.stop(),
        calendars?.stop(),
        sender?.stop(),
        ear?.close(),
      ]);
      await db.destroy();
    },
  };
}

const faultName = (error: unknown): string => {
  const fault = faultOf(error);
  return 'code' in fault ? fault.code : fault.kind;
};

async function teamOf(web: WebClient): Promise<TeamId> {
  const { team_id: team } = await web.auth.test();
  if (!team) throw new Error("Slack did not say which workspace the bot's token belongs to.");
  return asTeamId(team);
}
