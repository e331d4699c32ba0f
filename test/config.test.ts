import { describe, expect, test } from 'vitest';
import { explain, readCommandConfig, readConfig } from '../src/config.ts';

const socket = {
  DATABASE_URL: 'postgres://relevo:pw-in-url@db:5432/relevo',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
};

function configOf(env: Record<string, string>) {
  const read = readConfig(env);
  if (!read.ok) throw new Error(explain(read));
  return read.config;
}

function whyNot(env: Record<string, string>) {
  const read = readConfig(env);
  return read.ok ? null : explain(read);
}

describe('the settings of the process', () => {
  test('are complete with a database and a Slack app in Socket Mode', () => {
    expect(configOf(socket)).toEqual({
      environment: 'development',
      role: 'all',
      database: { url: 'postgres://relevo:pw-in-url@db:5432/relevo' },
      redis: null,
      heartbeat: null,
      mail: null,
      links: null,
      slack: { transport: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl: 'https://slack.com/api/' },
      port: 8080,
      policyFile: null,
      logLevel: 'info',
    });
  });

  test('say HTTP with a signing secret, and Socket Mode when both are given', () => {
    const { SLACK_APP_TOKEN, ...rest } = socket;
    const http = { ...rest, SLACK_SIGNING_SECRET: 'abc', SLACK_API_URL: 'http://127.0.0.1:3333/api' };
    expect(configOf(http).slack).toEqual({
      transport: 'http',
      botToken: 'xoxb-1',
      signingSecret: 'abc',
      apiUrl: 'http://127.0.0.1:3333/api/',
    });
    expect(configOf({ ...http, SLACK_APP_TOKEN }).slack.transport).toBe('socket');
  });

  test('take what else is given', () => {
    const config = configOf({
      ...socket,
      NODE_ENV: 'production',
      RELEVO_ROLE: 'send',
      REDIS_URL: 'rediss://cache:6379',
      RELEVO_HEARTBEAT_URL: 'https://monitor.example/ping/secret-value',
      SMTP_URL: 'smtps://relevo:secret-value@mail.example:465',
      MAIL_FROM: 'Relevo <relevo@example.com>',
      RELEVO_PUBLIC_URL: 'https://desk.example',
      RELEVO_LINK_SECRET: 'thirty-two characters or even more',
      PORT: '0',
      RELEVO_POLICY: '/etc/relevo/policy.yml',
      LOG_LEVEL: 'debug',
    });
    expect(config).toMatchObject({
      environment: 'production',
      role: 'send',
      redis: { url: 'rediss://cache:6379' },
      heartbeat: { url: 'https://monitor.example/ping/secret-value' },
      mail: { url: 'smtps://relevo:secret-value@mail.example:465', from: 'Relevo <relevo@example.com>' },
      links: { url: 'https://desk.example', secret: 'thirty-two characters or even more' },
      port: 0,
      policyFile: '/etc/relevo/policy.yml',
      logLevel: 'debug',
    });
  });

  test('can not be changed by whoever is handed them', () => {
    const config = configOf({ ...socket, REDIS_URL: 'redis://cache', RELEVO_HEARTBEAT_URL: 'https://monitor.example' });
    expect([config, config.database, config.redis, config.heartbeat, config.slack].every(Object.isFrozen)).toBe(true);
  });

  test('need whom mail comes from with a mail server, and what signs links with an address for them', () => {
    expect(whyNot({ ...socket, SMTP_URL: 'smtp://mail.example' })).toMatch(
      /MAIL_FROM is missing: whom mail comes from/,
    );
    expect(whyNot({ ...socket, RELEVO_PUBLIC_URL: 'https://desk.example' })).toMatch(/RELEVO_LINK_SECRET is missing/);
    expect(configOf({ ...socket, MAIL_FROM: 'relevo@example.com' }).mail).toBeNull();
  });

  test('say all that is missing in one message', () => {
    expect(whyNot({ DATABASE_URL: ' ', PORT: 'http' })).toBe(
      [
        'Relevo cannot start with these settings (environment variables; .env.example lists them all):',
        '  DATABASE_URL is missing: a PostgreSQL connection string, postgres://user:password@host:5432/relevo',
        '  SLACK_BOT_TOKEN is missing: the Bot User OAuth Token of the Slack app (OAuth & Permissions), xoxb-…',
        '  SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing: an app-level token with connections:write, xapp-…, for Socket Mode; or the signing secret, to receive Slack over HTTP',
        '  PORT is wrong: it must be a whole number from 0 to 65535',
      ].join('\n'),
    );
  });

  test.each([
    ['DATABASE_URL', 'mysql://secret-value'],
    ['REDIS_URL', 'secret-value'],
    ['SLACK_BOT_TOKEN', 'xapp-secret-value'],
    ['SLACK_APP_TOKEN', 'xoxb-secret-value'],
    ['SLACK_API_URL', 'slack.secret-value'],
    ['RELEVO_HEARTBEAT_URL', 'ftp://monitor.example/secret-value'],
    ['SMTP_URL', 'mail.secret-value'],
    ['MAIL_FROM', 'secret-value\r\nBcc: a@example.com'],
    ['RELEVO_PUBLIC_URL', 'desk.secret-value'],
    ['RELEVO_LINK_SECRET', 'secret-value'],
    ['PORT', '65536'],
    ['RELEVO_ROLE', 'secret-value'],
    ['LOG_LEVEL', 'secret-value'],
  ])('name %s when it is wrong, and never show a value', (name, value) => {
    const why = whyNot({ ...socket, [name]: value });
    expect(why).toContain(`${name} is wrong: it must be `);
    expect(why).not.toContain('secret-value');
    expect(why).not.toContain('pw-in-url');
  });
});

test('a command that starts nothing needs no settings', () => {
  const none = { environment: 'development', databaseUrl: null, slack: null };
  expect(readCommandConfig({ DATABASE_URL: ' ' })).toEqual(none);
  const { DATABASE_URL: databaseUrl, SLACK_BOT_TOKEN: botToken } = socket;
  const slack = { botToken, apiUrl: 'https://slack.com/api/' };
  expect(readCommandConfig({ ...socket, NODE_ENV: 'production' })).toEqual({
    environment: 'production',
    databaseUrl,
    slack,
  });
});
