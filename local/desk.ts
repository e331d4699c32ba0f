import { join } from 'node:path';
import pg from 'pg';
import type { Workspace } from '../emulator/workspace.ts';
import type { Relevo } from '../src/build.ts';
import { fail } from '../src/process.ts';
import { startEmbeddedPostgres } from './postgres.ts';

/** Where what is local stays: the database's data and the workspace's file. */
export const homeOf = (env: NodeJS.ProcessEnv): string => env['RELEVO_HOME']?.trim() || '.relevo';

/**
 * Settings as they suit a laptop. Probes take any free port, for nobody looks there; Slack's own requests come to the port
 * that Slack was told.
 */
export function localSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const overHttp = Boolean(env['SLACK_BOT_TOKEN'] && env['SLACK_SIGNING_SECRET'] && !env['SLACK_APP_TOKEN']);
  return { ...(overHttp ? {} : { PORT: '0' }), LOG_LEVEL: 'warn', ...env };
}

export type LocalDesk = {
  /** The desk that runs now: another one after the workspace was reset. */
  readonly relevo: () => Relevo;
  /** Waits until a desk that begins again after a reset runs. */
  ready(): Promise<void>;
  /** The local workspace, or null when a real one is used. */
  readonly workspace: Workspace | null;
  stop(): Promise<void>;
};

/**
 * Starts Relevo with what a bare machine lacks: without DATABASE_URL a PostgreSQL of its own, without SLACK_BOT_TOKEN a
 * workspace of its own, whose clock the desk follows. `workspacePort` 0 takes any free port.
 */
export async function startLocally(env: NodeJS.ProcessEnv, workspacePort: number): Promise<LocalDesk> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).toReversed()) await each();
  };
  try {
    const settings: NodeJS.ProcessEnv = { ...env };
    // PostgreSQL starts in a process of its own while this one is still loading the rest.
    const [database, { startWorkspace }, { configFrom, launch }] = await Promise.all([
      env['DATABASE_URL'] ? null : startEmbeddedPostgres(homeOf(env)),
      import('../emulator/workspace.ts'),
      import('../src/launch.ts'),
    ]);
    if (database) {
      stops.push(database.stop);
      settings['DATABASE_URL'] = database.url;
    }
    let workspace: Workspace | null = null;
    if (!env['SLACK_BOT_TOKEN']) {
      workspace = await startWorkspace({ port: workspacePort, stateFile: join(homeOf(env), 'workspace.json') });
      stops.push(workspace.stop);
      Object.assign(settings, slackSettings(workspace));
    }
    const clock = workspace?.clock;
    const start = () => launch(configFrom(settings), { clockOffset: () => clock?.offset() ?? 0 });
    let relevo = await start();
    let beginning = Promise.resolve();
    stops.push(() => relevo.stop());
    clock?.onMove(() => relevo.wake());
    // What the desk remembers refers to channels and messages that are gone; only a database of our own is emptied.
    if (database)
      workspace?.onReset(() => {
        beginning = beginning.then(async () => {
          await relevo.stop();
          await empty(database.url);
          relevo = await start();
        });
        beginning.catch(fail);
      });
    return { relevo: () => relevo, ready: () => beginning, workspace, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const slackSettings = (workspace: Workspace) => ({
  SLACK_BOT_TOKEN: workspace.botToken,
  SLACK_APP_TOKEN: workspace.appToken,
  SLACK_API_URL: workspace.apiUrl,
});

async function empty(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('drop schema if exists public, bullmq cascade; create schema public');
  await client.end();
}
