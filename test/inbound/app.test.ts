import { createHmac } from 'node:crypto';
import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { freePort } from '../../local/free-port.ts';
import { createApp } from '../../src/inbound/slack/app.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { apiUrl, startSlackApi, type SlackApi } from '../support/slack-api.ts';

const signingSecret = 'a-secret-of-this-test';
let slack: SlackApi;
let logged: string;
let stop = async () => {};
const log = createLogger({ environment: 'production', logLevel: 'debug' }, (line) => void (logged += line));

beforeEach(() => {
  slack = startSlackApi();
  slack.answers('auth.test', { body: { ok: true, user_id: 'UBOT', bot_id: 'B1', team_id: 'T1' } });
  logged = '';
});
afterEach(async () => {
  await stop();
  slack.stop();
});

async function start(register: (app: App) => void, onEventsLimited = () => {}) {
  const port = await freePort();
  const slackAccess = { transport: 'http', botToken: 'xoxb-test', apiUrl, signingSecret } as const;
  const door = createApp({ slack: slackAccess, port, routes: [], log, onEventsLimited }, register);
  await door.start();
  stop = () => door.stop();
  return { url: `http://127.0.0.1:${port}`, door };
}

/** A request as Slack signs it, dated `ahead` seconds from now. */
function send(url: string, fields: Record<string, string>, ahead = 0, secret = signingSecret) {
  const body = new URLSearchParams(fields).toString();
  const stamp = String(Math.floor(Date.now() / 1000) + ahead);
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': signature,
  };
  return fetch(`${url}/slack/events`, { method: 'POST', headers, body });
}

const typed = (command: string) => ({ command, text: 'private words', user_id: 'U1', team_id: 'T1', channel_id: 'C1' });

describe('over HTTP', () => {
  test('a request that nothing answers is acknowledged at once, and logged without what was written', async () => {
    const { url } = await start(() => {});
    expect((await send(url, typed('/elsewhere'))).status).toBe(200);
    expect(logged).toContain('/elsewhere');
    expect(logged).not.toContain('private words');
  });

  test('a listener that throws leaves nobody hanging', async () => {
    const { url } = await start((app) => app.command('/escalate', () => Promise.reject(new Error('no'))));
    expect((await send(url, typed('/escalate'))).status).toBe(200);
    expect(logged).toContain('a listener failed');
  });

  test('a second acknowledgement is passed over', async () => {
    const { url } = await start((app) =>
      app.command('/escalate', async ({ ack }) => {
        await ack('first');
        await ack('second');
      }),
    );
    const answer = await send(url, typed('/escalate'));
    expect([answer.status, await answer.text()]).toEqual([200, 'first']);
    expect(logged).not.toContain('a listener failed');
  });

  test.each([
    ['from the future', 301, signingSecret],
    ['from the past', -302, signingSecret],
    ['signed by somebody else', 0, 'another'],
  ])('a request %s is refused', async (_, ahead, secret) => {
    const { url } = await start(() => {});
    expect((await send(url, typed('/escalate'), ahead, secret)).status).toBe(401);
  });

  test("Slack's check of the certificate is answered, and reaches no listener", async () => {
    const heard: string[] = [];
    const { url } = await start((app) => app.use(async () => void heard.push('anything')));
    const answer = await fetch(`${url}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'token=none&ssl_check=1',
    });
    expect([answer.status, heard]).toEqual([200, []]);
  });

  test('that Slack holds events back is acknowledged, and passed on', async () => {
    const told = vi.fn<() => void>();
    const { url } = await start(() => {}, told);
    expect((await send(url, { type: 'app_rate_limited', team_id: 'T1' })).status).toBe(200);
    expect(told).toHaveBeenCalledOnce();
    expect(logged).toContain('Slack holds events back');
  });

  test('more than a megabyte is refused', async () => {
    const { url } = await start(() => {});
    expect((await send(url, { text: 'x'.repeat(1_100_000) })).status).toBe(413);
  });

  test.each(['/', '/slack', '//'])('%s is nothing', async (path) => {
    const { url } = await start(() => {});
    expect((await fetch(url + path)).status).toBeGreaterThanOrEqual(400);
  });

  test('stopping waits for the answer that is under way', async () => {
    const begun = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const { url, door } = await start((app) =>
      app.command('/escalate', async ({ ack }) => {
        begun.resolve();
        await held.promise;
        await ack('saved');
      }),
    );
    const answer = send(url, typed('/escalate'));
    await begun.promise;
    const stopped = door.stop();
    held.resolve();
    expect(await (await answer).text()).toBe('saved');
    await stopped;
  });
});
