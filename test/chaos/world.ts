import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { startEmbeddedPostgres } from '../../local/postgres.ts';
import { findRedis } from '../support/redis.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { seed } from './cast.ts';
import { startCrew, type Crew } from './crew.ts';
import { processes } from './plan.ts';

export type Backend = 'postgres' | 'redis';

/** Real processes on a real PostgreSQL, all that they say to it going through a proxy that can fail; and a Slack that can. */
export type World = {
  readonly backend: Backend;
  readonly workspace: Workspace;
  readonly crew: Crew;
  readonly database: TcpProxy;
  /** null where the alarms stand in PostgreSQL. */
  readonly redis: { readonly proxy: TcpProxy; flush(): Promise<void> } | null;
  stop(): Promise<void>;
};

const policy = join(import.meta.dirname, 'policy.yml');

/** @throws when the backend is Redis and there is none. */
export async function startWorld(backend: Backend): Promise<World> {
  const home = mkdtempSync(join(tmpdir(), 'relevo-chaos-'));
  const stops: (() => Promise<void>)[] = [async () => rmSync(home, { recursive: true, force: true })];
  const stop = async () => {
    for (const each of stops.splice(0).toReversed()) await each();
  };
  try {
    // Not the tests' own kind of database: what is committed here must outlive a crash.
    const postgres = await startEmbeddedPostgres(home);
    stops.push(postgres.stop);
    const database = await startTcpProxy(postgres.url);
    stops.push(database.stop);
    const redis = backend === 'redis' ? await startRedis(stops) : null;
    const workspace = await startWorkspace({ seed, rateLimits: false });
    stops.push(workspace.stop);
    const env = {
      PATH: process.env['PATH'],
      // Processes are started again and again: what the first has compiled, the others need not.
      NODE_COMPILE_CACHE: join(home, 'compiled'),
      DATABASE_URL: database.url,
      REDIS_URL: redis?.proxy.url,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.apiUrl,
      RELEVO_POLICY: policy,
      LOG_LEVEL: 'fatal',
    };
    const crew = await startCrew(processes, env, () => workspace.clock.now());
    stops.push(crew.stop);
    return { backend, workspace, crew, database, redis, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startRedis(stops: (() => Promise<void>)[]) {
  const server = await findRedis();
  if (!server) throw new Error('There is no redis-server on the PATH: run with --backend postgres.');
  stops.push(server.stop);
  const proxy = await startTcpProxy(server.url);
  stops.push(proxy.stop);
  return {
    proxy,
    async flush() {
      const client = new Redis(server.url);
      await client.flushall();
      client.disconnect();
    },
  };
}
