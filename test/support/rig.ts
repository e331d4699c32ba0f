import { once } from 'node:events';
import { createServer } from 'node:net';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { start, type Relevo } from '../../src/build.ts';
import { configFrom, loadPolicy } from '../../src/launch.ts';
import { freshDatabase } from './database.ts';
import { silent } from './desk.ts';

export type Rig = {
  readonly workspace: Workspace;
  readonly relevo: Relevo;
  as(person: string): ReturnType<Workspace['as']>;
  /** Moves the workspace's clock on, and waits until all that became due is done and shown. */
  advance(ms: number): Promise<void>;
  /** Waits until nothing is under way any more. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

export const transports = ['socket', 'http'] as const;
export type TransportName = (typeof transports)[number];

/** The whole product on a database of its own, talking to a workspace of its own by real Bolt, as in production. */
export async function startRig(transport: TransportName = 'socket'): Promise<Rig> {
  const database = await freshDatabase();
  const workspace = await startWorkspace();
  const port = await freePort();
  const config = configFrom({
    DATABASE_URL: database.url,
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_API_URL: workspace.apiUrl,
    PORT: String(port),
    ...(transport === 'socket'
      ? { SLACK_APP_TOKEN: workspace.appToken }
      : { SLACK_SIGNING_SECRET: workspace.signingSecret }),
  });
  const policy = await loadPolicy(null);
  const relevo = await start({ config, policy, log: silent, clockOffset: () => workspace.clock.offset() });
  if (transport === 'http')
    workspace.deliverByHttp(`http://127.0.0.1:${port}/slack/events`, workspace.signingSecret);
  const settle = async () => {
    await workspace.settled();
    await relevo.settle();
    await workspace.settled();
  };
  return {
    workspace,
    relevo,
    as: (person) => workspace.as(person),
    settle,
    async advance(ms) {
      await settle();
      workspace.clock.advance(ms);
      await settle();
    },
    async stop() {
      await relevo.stop();
      await workspace.stop();
      await database.drop();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
