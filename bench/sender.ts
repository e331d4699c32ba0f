import { start, type Relevo } from '../src/build.ts';
import type { Config } from '../src/config.ts';
import { loadPolicy } from '../src/launch.ts';
import { silentLog } from './desk.ts';
import type { SlackStub } from './slack-stub.ts';

/** The desk as one process that sends, on this database, with its alarms in Redis where an address is given. */
export const startSender = async (url: string, slack: SlackStub, redisUrl: string | null = null): Promise<Relevo> =>
  start({ config: configOf(url, slack, redisUrl), policy: await loadPolicy(null), log: silentLog });

const configOf = (url: string, slack: SlackStub, redisUrl: string | null): Config => ({
  environment: 'development',
  role: 'send',
  database: { url },
  redis: redisUrl === null ? null : { url: redisUrl },
  slack: { transport: 'http', botToken: 'xoxb-bench', signingSecret: 'bench', apiUrl: slack.apiUrl },
  port: 0,
  policyFile: null,
  logLevel: 'fatal',
  heartbeat: null,
  mail: null,
  links: null,
});
