import { fileURLToPath } from 'node:url';
import type { WebClient } from '@slack/web-api';
import type { Config } from './config.ts';
import { asTeamId, type TeamId } from './domain/ids.ts';
import type { Policy } from './domain/policy.ts';
import type { Instant } from './domain/time.ts';
import { healthRoutes } from './inbound/http/health.ts';
import { serve } from './inbound/http/serve.ts';
import { createApp } from './inbound/slack/app.ts';
import { learnTargets } from './inbound/slack/learn-targets.ts';
import { registerListeners } from './inbound/slack/listeners.ts';
import { ring } from './inbound/timers/ring.ts';
import type { Outbound } from './outbound/context.ts';
import { drain } from './outbound/worker.ts';
import { openAlarms } from './platform/alarms.ts';
import { databaseClock } from './platform/clock.ts';
import type { Logger } from './platform/logger.ts';
import { migrate } from './platform/migrate.ts';
import { listen, openDatabase } from './platform/postgres.ts';
import { startPulse } from './platform/pulse.ts';
import { sendingClient } from './platform/slack-web.ts';
import { outboxChannel } from './store/outbox.ts';
import type { Schema } from './store/tables/schema.ts';
import type { Desk } from './usecases/desk.ts';
import { sweep, type Compose } from './usecases/on-deadline.ts';
import { report } from './usecases/report.ts';
import { firstUpdateText } from './views/slack/first-update.ts';

/** How long a lost wake-up may go unnoticed: by the outbox, and by deadlines. */
const outboxEveryMs = 1_000;
const sweepEveryMs = 5_000;

const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

export type Parts = {
  readonly config: Config;
  readonly policy: Policy;
  readonly log: Logger;
  /** Milliseconds by which the database's clock is moved: the local workspace and the tests travel in time with it. */
  readonly clockOffset?: () => number;
};

export type Relevo = {
  readonly team: TeamId;
  /** People of the policy whom the workspace doesn't know: they are passed over when paging. */
  readonly missing: readonly string[];
  /** Now, by the clock that rules. */
  now(): Promise<Instant>;
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
  const desk: Desk = { db, clock };
  const web = sendingClient(config.slack.botToken, config.slack.apiUrl);
  const team = await teamOf(web);

  const checks = {
    database: async () => void (await clock.now(db)),
    slack: async () => void (await web.auth.test()),
  };
  const sender = config.role === 'listen' ? null : await startSender({ config, log, desk, team, web });
  const inbound = { desk, policy, team, web, log, wake: () => sender?.outbox.wake() };
  const missing = await learnTargets(inbound);
  const routes = healthRoutes(checks);
  const slackDoor =
    config.role === 'send'
      ? null
      : createApp({ slack: config.slack, port: config.port, routes, log }, (app) => registerListeners(app, inbound));
  const door = slackDoor ?? serve(routes, config.port);
  await door.start();

  return {
    team,
    missing,
    now: () => clock.now(db),
    wake: () => sender?.sweeper.wake(),
    async settle() {
      await slackDoor?.idle();
      await sender?.settle();
    },
    async stop() {
      await door.stop();
      await sender?.stop();
      await db.destroy();
    },
  };
}

type Sending = {
  readonly config: Config;
  readonly log: Logger;
  readonly desk: Desk;
  readonly team: TeamId;
  readonly web: WebClient;
};

/** The part that keeps promises: wakes when deadlines are due, and sends what the outbox holds. Sweeps before it is ready. */
async function startSender({ config, log, desk, team, web }: Sending) {
  const { url } = config.database;
  const alarms = await openAlarms({
    databaseUrl: url,
    redisUrl: config.redis?.url ?? null,
    onError: broken(log),
    name: `alarms-${team}`,
  });
  const compose: Compose = { firstUpdate: (escalation) => firstUpdateText(escalation, escalation.terms.language) };
  const outbound: Outbound = { ...desk, team, web, alarms, log, report: (target, fact) => report(desk, target, fact) };

  const outbox = startPulse((stopping) => drain(outbound, stopping), outboxEveryMs, broken(log));
  const sweeper = startPulse(sweepAll, sweepEveryMs, broken(log));
  async function sweepAll(stopping: () => boolean): Promise<void> {
    const { settled, failures } = await sweep(desk, team, compose, stopping);
    for (const err of failures) log.error({ err }, 'a deadline could not be settled and will be tried again');
    if (settled > 0) outbox.wake();
  }
  const ear = await listen(url, outboxChannel, () => outbox.wake(), log);
  await alarms.onRing(ring(desk, compose, () => outbox.wake()));
  await sweeper.run();

  return {
    outbox,
    sweeper,
    /** Sending may bring facts back that ask for more to be sent; draining goes on until nothing is left. */
    async settle() {
      await sweeper.run();
      await outbox.run();
    },
    async stop() {
      await alarms.close();
      await sweeper.stop();
      await outbox.stop();
      await ear.close();
    },
  };
}

async function teamOf(web: WebClient): Promise<TeamId> {
  const { team_id: team } = await web.auth.test();
  if (!team) throw new Error("Slack did not say which workspace the bot's token belongs to.");
  return asTeamId(team);
}

const broken = (log: Logger) => (error: unknown) => log.error({ err: error }, 'something broke and was survived');
