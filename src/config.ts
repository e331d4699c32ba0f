import { z } from 'zod';

/** What the process is told from outside, read once. Nothing else looks at the environment. */
export type Config = {
  readonly environment: 'production' | 'development';
  /** One process does all, or some hear Slack and others send and keep the timers. */
  readonly role: 'all' | 'listen' | 'send';
  readonly database: { readonly url: string };
  readonly redis: { readonly url: string } | null;
  /** An outside monitor that hears every minute that paging works, and raises the alarm when it doesn't. */
  readonly heartbeat: { readonly url: string } | null;
  readonly slack: SlackConfig;
  /** How pages go to people by mail; null: they don't. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** Where people reach this server from outside, and what signs the links to it; null: no link is offered. */
  readonly links: { readonly url: string; readonly secret: string } | null;
  readonly port: number;
  /** null: the policy that comes with Relevo. */
  readonly policyFile: string | null;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
};

export type SlackConfig = {
  readonly botToken: string;
  readonly apiUrl: string;
} & (
  | { readonly transport: 'socket'; readonly appToken: string }
  | { readonly transport: 'http'; readonly signingSecret: string }
);

export type Unreadable = { readonly ok: false; readonly missing: readonly string[]; readonly wrong: readonly string[] };

/** What each variable must be, said when it is missing or wrong. No message ever holds a value: it may be a secret. */
const help: Readonly<Record<string, string>> = {
  DATABASE_URL: 'a PostgreSQL connection string, postgres://user:password@host:5432/relevo',
  REDIS_URL: 'a Redis connection string, redis://host:6379 or rediss://…; leave it out to keep timers in PostgreSQL',
  SLACK_BOT_TOKEN: 'the Bot User OAuth Token of the Slack app (OAuth & Permissions), xoxb-…',
  SLACK_APP_TOKEN: 'an app-level token with connections:write (Basic Information), xapp-…',
  SLACK_SIGNING_SECRET: "the app's signing secret (Basic Information), to receive Slack over HTTP",
  'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET':
    'an app-level token with connections:write, xapp-…, for Socket Mode; or the signing secret, to receive Slack over HTTP',
  SLACK_API_URL: 'the address of a Slack-shaped Web API, https://…/api/; leave it out for Slack itself',
  RELEVO_HEARTBEAT_URL:
    'the https (or http) address of a monitor that raises the alarm when it is not called; leave it out to have none',
  SMTP_URL: 'the mail server, smtp://user:password@host:587 or smtps://…; leave it out to send no mail',
  MAIL_FROM: 'whom mail comes from, like Relevo <relevo@example.com>; needed with SMTP_URL',
  RELEVO_PUBLIC_URL:
    'the https address under which people reach this server from outside, https://relevo.example.com; leave it out to offer no links',
  RELEVO_LINK_SECRET: 'at least 32 random characters, which sign the links; needed with RELEVO_PUBLIC_URL',
  PORT: 'a whole number from 0 to 65535',
  RELEVO_ROLE: 'all, listen or send',
  LOG_LEVEL: 'trace, debug, info, warn, error or fatal',
};

const address = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));

/** An address, or a name and an address in angle brackets, in one line. */
const sender = /^(?:[^<>\r\n]*<[^\s<>@]+@[\w.-]+>|[^\s<>@]+@[\w.-]+)$/;

const slackItself = 'https://slack.com/api/';

const environmentSchema = z.object({
  NODE_ENV: z.string().optional(),
  RELEVO_ROLE: z.enum(['all', 'listen', 'send']).default('all'),
  DATABASE_URL: address('postgres:', 'postgresql:'),
  REDIS_URL: address('redis:', 'rediss:').optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-'),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: address('https:', 'http:').default(slackItself),
  PORT: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65_535)).default(8080),
  RELEVO_HEARTBEAT_URL: address('https:', 'http:').optional(),
  SMTP_URL: address('smtp:', 'smtps:').optional(),
  RELEVO_PUBLIC_URL: address('https:', 'http:').optional(),
  RELEVO_LINK_SECRET: z.string().min(32).optional(),
  MAIL_FROM: z.string().regex(sender).optional(),
  RELEVO_POLICY: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
});
type Environment = z.infer<typeof environmentSchema>;

type Variables = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as one that is not there: that is how compose files and charts leave one out. */
const givenIn = (env: Variables): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])));

/** What a command looks at that starts nothing: it needs none of it. */
export type CommandConfig = Pick<Config, 'environment'> & {
  readonly databaseUrl: string | null;
  readonly slack: Pick<SlackConfig, 'botToken' | 'apiUrl'> | null;
};

export function readCommandConfig(env: Variables): CommandConfig {
  const { NODE_ENV, DATABASE_URL: databaseUrl = null, SLACK_BOT_TOKEN: botToken, SLACK_API_URL: url } = givenIn(env);
  const slack = botToken === undefined ? null : { botToken, apiUrl: asFolder(url ?? slackItself) };
  return { environment: environmentOf(NODE_ENV), databaseUrl, slack };
}

const asFolder = (address: string): string => (address.endsWith('/') ? address : `${address}/`);

const environmentOf = (name: string | undefined): Config['environment'] =>
  name === 'production' ? 'production' : 'development';

export function readConfig(env: Variables): { readonly ok: true; readonly config: Config } | Unreadable {
  const given = givenIn(env);
  const read = environmentSchema.safeParse(given);
  const names = new Set(read.success ? [] : read.error.issues.map((issue) => String(issue.path[0])));
  const missing = [...names].filter((name) => !(name in given));
  const wrong = [...names].filter((name) => name in given);
  if (!('SLACK_APP_TOKEN' in given) && !('SLACK_SIGNING_SECRET' in given))
    missing.push('SLACK_APP_TOKEN or SLACK_SIGNING_SECRET');
  if ('SMTP_URL' in given && !('MAIL_FROM' in given)) missing.push('MAIL_FROM');
  if ('RELEVO_PUBLIC_URL' in given && !('RELEVO_LINK_SECRET' in given)) missing.push('RELEVO_LINK_SECRET');
  const slack = read.success ? slackFrom(read.data) : null;
  if (!read.success || slack === null || missing.length > 0) return { ok: false, missing, wrong };
  return { ok: true, config: toConfig(read.data, slack) };
}

function toConfig(env: Environment, slack: SlackConfig): Config {
  return Object.freeze({
    environment: environmentOf(env.NODE_ENV),
    role: env.RELEVO_ROLE,
    database: Object.freeze({ url: env.DATABASE_URL }),
    redis: env.REDIS_URL === undefined ? null : Object.freeze({ url: env.REDIS_URL }),
    heartbeat: env.RELEVO_HEARTBEAT_URL === undefined ? null : Object.freeze({ url: env.RELEVO_HEARTBEAT_URL }),
    slack: Object.freeze(slack),
    mail:
      env.SMTP_URL === undefined || env.MAIL_FROM === undefined
        ? null
        : Object.freeze({ url: env.SMTP_URL, from: env.MAIL_FROM }),
    links:
      env.RELEVO_PUBLIC_URL === undefined || env.RELEVO_LINK_SECRET === undefined
        ? null
        : Object.freeze({ url: env.RELEVO_PUBLIC_URL, secret: env.RELEVO_LINK_SECRET }),
    port: env.PORT,
    policyFile: env.RELEVO_POLICY ?? null,
    logLevel: env.LOG_LEVEL,
  });
}

/** Socket Mode wins when both are given: it needs no door to the outside. */
function slackFrom(env: Environment): SlackConfig | null {
  const common = { botToken: env.SLACK_BOT_TOKEN, apiUrl: asFolder(env.SLACK_API_URL) };
  if (env.SLACK_APP_TOKEN !== undefined) return { ...common, transport: 'socket', appToken: env.SLACK_APP_TOKEN };
  if (env.SLACK_SIGNING_SECRET === undefined) return null;
  return { ...common, transport: 'http', signingSecret: env.SLACK_SIGNING_SECRET };
}

/** Everything that keeps Relevo from starting, one a line, with what to do. */
export function explain({ missing, wrong }: Unreadable): string {
  return [
    'Relevo cannot start with these settings (environment variables; .env.example lists them all):',
    ...missing.map((name) => `  ${name} is missing: ${help[name]}`),
    ...wrong.map((name) => `  ${name} is wrong: it must be ${help[name]}`),
  ].join('\n');
}
