import slack, { type WebClient } from '@slack/web-api';
import type { Kysely } from 'kysely';
import type { Actor } from '../../emulator/client/actor.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../emulator/workspace.ts';
import { freePort } from '../../local/free-port.ts';
import { start, type Relevo } from '../../src/build.ts';
import { configFrom, loadPolicy } from '../../src/launch.ts';
import type { Logger } from '../../src/platform/logger.ts';
import { openDatabase } from '../../src/platform/postgres.ts';
import type { Schema } from '../../src/store/tables/schema.ts';
import { freshDatabase } from './database.ts';
import { silentLog } from './log.ts';

export type Rig = {
  readonly workspace: Workspace;
  /** The workspace through the app's own token: what Slack itself would say. */
  readonly slack: WebClient;
  readonly db: Kysely<Schema>;
  /** Where the app hears Slack, in HTTP mode. */
  readonly eventsUrl: string;
  as(person: string): Actor;
  /** How many of the direct messages to somebody say so. */
  told(person: string, words: RegExp): number;
  /** Moves the workspace's clock on, and waits until all that became due is done and shown. */
  advance(ms: number): Promise<void>;
  /** Waits until nothing is under way any more. */
  settle(): Promise<void>;
  /** Has Relevo look whether anything is overdue or stuck, as it does every minute. */
  audit(): Promise<void>;
  /** Has Relevo read its policy file, as it does when the file changes and on SIGHUP. */
  reload(): Promise<void>;
  /** Where its probes answer. */
  readonly port: number;
  /** Ends the process that is Relevo; the workspace and the database go on. */
  stopRelevo(): Promise<void>;
  /** Starts it again, on the same database. */
  startRelevo(): Promise<void>;
  /** Starts another one beside it, as a second process on the same database; answers where that one hears Slack. */
  startAnother(): Promise<string>;
  stop(): Promise<void>;
};

export const transports = ['socket', 'http'] as const;
export type TransportName = (typeof transports)[number];

/** Monday afternoon in Europe, whenever the tests run: what is said of days and hours is always the same. */
const monday = Date.UTC(2026, 10, 23, 14, 3);

/** The whole product on a database of its own, talking to a workspace of its own by real Bolt, as in production. */
export async function startRig(
  transport: TransportName = 'socket',
  given: WorkspaceOptions = {},
  settings: Readonly<Record<string, string>> = {},
  log: Logger = silentLog,
): Promise<Rig> {
  const database = await freshDatabase();
  const workspace = await startWorkspace({ clock: { start: monday }, ...given });
  const db = openDatabase<Schema>(database.url, silentLog);
  const port = await freePort();
  const eventsUrl = `http://127.0.0.1:${port}/slack/events`;
  const config = configFrom({
    DATABASE_URL: database.url,
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_API_URL: workspace.apiUrl,
    PORT: String(port),
    ...settings,
    ...(transport === 'socket'
      ? { SLACK_APP_TOKEN: workspace.appToken }
      : { SLACK_SIGNING_SECRET: workspace.signingSecret }),
  });
  const launch = async (at = port): Promise<Relevo> => {
    const policy = await loadPolicy(config.policyFile);
    return start({ config: { ...config, port: at }, policy, log, clockOffset: () => workspace.clock.offset() });
  };
  let relevo: Relevo | null = await launch();
  const others: Relevo[] = [];
  if (transport === 'http') workspace.deliverByHttp(eventsUrl, workspace.signingSecret);

  const settle = async () => {
    await workspace.settled();
    for (const each of [relevo, ...others]) await each?.settle();
    // What was sent has brought events back: somebody joined a room, and is told there.
    await workspace.settled();
    for (const each of [relevo, ...others]) await each?.settle();
  };
  const stopRelevo = async () => {
    await relevo?.stop();
    relevo = null;
  };
  return {
    workspace,
    slack: new slack.WebClient(workspace.botToken, { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } }),
    db,
    eventsUrl,
    as: (person) => workspace.as(person),
    told: (person, words) =>
      workspace
        .as(person)
        .dms()
        .filter(({ text }) => words.test(text)).length,
    settle,
    audit: async () => relevo?.audit(),
    reload: async () => relevo?.reload(),
    port,
    async advance(ms) {
      await settle();
      workspace.clock.advance(ms);
      await settle();
    },
    stopRelevo,
    async startRelevo() {
      relevo = await launch();
    },
    async startAnother() {
      const at = await freePort();
      others.push(await launch(at));
      return `http://127.0.0.1:${at}/slack/events`;
    },
    async stop() {
      for (const each of others) await each.stop();
      await stopRelevo();
      await workspace.stop();
      await db.destroy();
      await database.drop();
    },
  };
}
