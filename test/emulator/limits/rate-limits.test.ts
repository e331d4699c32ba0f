import slack, { ErrorCode, type WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { METHODS } from '../../../emulator/api/methods.ts';
import { POSTS, callsPerMinute } from '../../../emulator/limits/tiers.ts';
import { startWorkspace, type Workspace } from '../../../emulator/workspace.ts';
import { MANIFEST, echoBySocket } from '../echo-app.ts';

let workspace: Workspace;
let client: WebClient;
const cleanUps: (() => unknown)[] = [];

const clientOf = (of: Workspace, token = of.botToken) =>
  new slack.WebClient(token, { slackApiUrl: of.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });

beforeEach(async () => {
  workspace = await startWorkspace({ manifest: MANIFEST });
  client = clientOf(workspace);
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
  await workspace.stop();
});

/** Calls one after another, and answers how many passed before the first refusal, and the seconds it named. */
async function untilLimited(call: () => Promise<unknown>, atMost = 500): Promise<{ passed: number; wait: number }> {
  for (let passed = 0; passed < atMost; passed += 1) {
    const wait = await call().then(
      () => 0,
      (fault: unknown) => secondsIn(fault),
    );
    if (wait > 0) return { passed, wait };
  }
  return { passed: atMost, wait: 0 };
}

function secondsIn(fault: unknown): number {
  if (fault instanceof Error && 'code' in fault && fault.code === ErrorCode.RateLimitedError && 'retryAfter' in fault)
    return Number(fault.retryAfter);
  throw fault;
}

const channelOf = async (name: string) => {
  await workspace.settled();
  const { channels = [] } = await client.conversations.list();
  return channels.find((channel) => channel.name === name)?.id ?? '';
};

it('every method that is served has a tier, or posts', () => {
  const without = Object.keys(METHODS).filter((method) => callsPerMinute(method) === undefined && !POSTS.has(method));
  expect(without).toEqual([]);
});

describe('calls of one method', () => {
  it.each([
    ['users.list', 30, () => client.users.list({ limit: 100 })],
    ['team.info', 75, () => client.team.info()],
    ['users.info', 150, () => client.users.info({ user: workspace.as('ana').id })],
  ])('%s: %i in a minute, and then no more', async (_method, most, call) => {
    const { passed, wait } = await untilLimited(call);
    expect(passed).toBe(most);
    expect(wait).toBeGreaterThan(50);
    expect(wait).toBeLessThanOrEqual(60);
  });

  it('are refused in Slack’s words, and the log says so', async () => {
    await untilLimited(() => client.users.list({}));
    const response = await fetch(`${workspace.apiUrl}users.list`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.botToken}` },
    });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(await response.json()).toEqual({ ok: false, error: 'ratelimited' });
    expect(workspace.log.at(-1)).toMatchObject({
      method: 'users.list',
      status: 429,
      answer: { ok: false, error: 'ratelimited' },
    });
  });

  it('pass again when the seconds that were named have gone by on the workspace’s clock', async () => {
    const { wait } = await untilLimited(() => client.users.list({}));
    workspace.clock.advance((wait - 2) * 1000);
    await expect(client.users.list({})).rejects.toMatchObject({ code: ErrorCode.RateLimitedError });
    workspace.clock.advance(2000);
    expect((await client.users.list({})).ok).toBe(true);
  });

  it('that ask for a whole list at once are half as many, and count with those that ask for pages', async () => {
    expect((await untilLimited(() => client.users.list({}))).passed).toBe(15);
    expect((await untilLimited(() => client.users.list({ limit: 100 }))).passed).toBe(15);
    const { channels = [] } = await client.conversations.list({ limit: 1 });
    const channel = channels[0]?.id ?? '';
    expect((await untilLimited(() => client.conversations.members({ channel }))).passed).toBe(75);
    expect((await client.conversations.members({ channel, limit: 1 })).ok).toBe(true);
  });

  it('hold up no other method and no other workspace', async () => {
    await untilLimited(() => client.users.list({}));
    expect((await client.usergroups.list()).ok).toBe(true);
    const other = await startWorkspace({ manifest: MANIFEST });
    cleanUps.push(() => other.stop());
    expect((await clientOf(other).users.list({})).ok).toBe(true);
  });

  it('count whether they succeed or not, but for strangers and for methods that do not exist', async () => {
    const stranger = clientOf(workspace, 'xoxb-no');
    for (let times = 0; times < 40; times += 1) {
      await expect(stranger.users.list({})).rejects.toThrow('invalid_auth');
      await expect(client.apiCall('users.nothing')).rejects.toThrow('unknown_method');
    }
    const { passed } = await untilLimited(() => client.pins.add({ channel: 'C0', timestamp: '1.0' }).catch(limitsOnly));
    expect(passed).toBe(30);
  });

  it('are not counted with the limits off', async () => {
    const free = await startWorkspace({ manifest: MANIFEST, rateLimits: false });
    cleanUps.push(() => free.stop());
    expect(await untilLimited(() => clientOf(free).users.list({}), 40)).toEqual({ passed: 40, wait: 0 });
  });
});

/** Lets through what Slack refuses for any other reason. */
function limitsOnly(fault: unknown): void {
  if (fault instanceof Error && 'code' in fault && fault.code === ErrorCode.PlatformError) return;
  throw fault;
}

describe('messages', () => {
  it('twenty at once pass in a channel, then one a second', async () => {
    const channel = workspace.as('ana').id;
    const started = workspace.clock.now();
    const { passed, wait } = await untilLimited(() => client.chat.postMessage({ channel, text: 'Now' }));
    const grown = Math.floor((workspace.clock.now() - started) / 1000);
    expect(passed).toBeGreaterThanOrEqual(20);
    expect(passed).toBeLessThanOrEqual(20 + grown);
    expect(wait).toBe(1);
    workspace.clock.advance(5_000);
    expect((await untilLimited(() => client.chat.postMessage({ channel, text: 'Now' }))).passed).toBeGreaterThanOrEqual(
      5,
    );
  });

  it('hold up no other channel, and a channel is the same by any of its names', async () => {
    await client.conversations.join({ channel: await channelOf('support') });
    const names = ['#support', 'support', await channelOf('support')];
    let turn = 0;
    const { passed } = await untilLimited(() =>
      client.chat.postMessage({ channel: names[(turn += 1) % 3] ?? '', text: 'Now' }),
    );
    expect(passed).toBeLessThan(30);
    const { channel } = await client.chat.postMessage({ channel: workspace.as('ana').id, text: 'Hi' });
    expect(await untilLimited(() => client.chat.postMessage({ channel: channel ?? '', text: 'Hi' }))).toMatchObject({
      wait: 1,
    });
    await expect(client.chat.postMessage({ channel: workspace.as('ana').id, text: 'Hi' })).rejects.toMatchObject({
      code: ErrorCode.RateLimitedError,
    });
    expect((await client.chat.postMessage({ channel: workspace.as('bruno').id, text: 'Hi' })).ok).toBe(true);
  });

  it('several hundred a minute pass in a workspace, over all its channels', async () => {
    const channels = ['general', 'support', 'support-leads', 'support-updates', 'payments'];
    for (const name of channels) await client.conversations.join({ channel: await channelOf(name) });
    const people = ['ana', 'bruno', 'dana', 'luis', 'marta'].map((name) => workspace.as(name).id);
    const places = [...channels, ...people];
    let turn = 0;
    const { passed, wait } = await untilLimited(() => {
      turn += 1;
      if (turn % 10 === 0) workspace.clock.advance(750);
      return client.chat.postMessage({ channel: places[turn % 10] ?? '', text: 'Now' });
    });
    expect(passed).toBe(400);
    expect(wait).toBeGreaterThan(1);
    workspace.clock.advance(wait * 1000);
    expect((await client.chat.postMessage({ channel: 'support', text: 'Now' })).ok).toBe(true);
  });
});

it('an answer to a response_url counts for its channel, and a refused one is not used up', async () => {
  const echo = await echoBySocket();
  cleanUps.push(() => echo.stop());
  const urls: string[] = [];
  echo.app.command('/echo', async ({ ack, body }) => {
    urls.push(body.response_url);
    await ack();
  });
  const channel = echo.workspace.as('ana').in('support');
  for (let times = 0; times < 6; times += 1) await channel.command('/echo');
  const answer = (url: string) =>
    fetch(url, {
      method: 'POST',
      body: JSON.stringify({ text: 'Now' }),
      headers: { 'content-type': 'application/json' },
    });
  const [last = '', ...others] = urls;
  const statuses: number[] = [];
  for (const url of others) for (let uses = 0; uses < 5; uses += 1) statuses.push((await answer(url)).status);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(20);
  expect(statuses.at(-1)).toBe(429);
  const refused = await answer(last);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
  echo.workspace.clock.advance(5_000);
  for (let uses = 0; uses < 5; uses += 1) expect((await answer(last)).status).toBe(200);
  expect(await (await answer(last)).text()).toBe('used_url');
});

describe('an app that is sold outside the Marketplace', () => {
  it('reads history and replies once a minute, fifteen at a time', async () => {
    const unlisted = await startWorkspace({ manifest: MANIFEST, distribution: 'unlisted' });
    cleanUps.push(() => unlisted.stop());
    const app = clientOf(unlisted);
    const { channel = '', ts = '' } = await app.chat.postMessage({ channel: unlisted.as('ana').id, text: 'First' });
    for (let more = 0; more < 18; more += 1) await app.chat.postMessage({ channel, text: 'More', thread_ts: ts });
    for (let more = 0; more < 18; more += 1) {
      unlisted.clock.advance(1000);
      await app.chat.postMessage({ channel, text: 'More' });
    }
    const history = await app.conversations.history({ channel, limit: 100 });
    expect([history.messages?.length, history.has_more]).toEqual([15, true]);
    expect((await app.conversations.replies({ channel, ts })).messages).toHaveLength(15);
    await expect(app.conversations.history({ channel })).rejects.toMatchObject({ code: ErrorCode.RateLimitedError });
    unlisted.clock.advance(60_000);
    const cursor = history.response_metadata?.next_cursor ?? '';
    expect((await app.conversations.history({ channel, cursor, limit: 3 })).messages).toHaveLength(3);
    expect((await app.users.list({ limit: 100 })).members?.length).toBeGreaterThan(0);
  });
});
