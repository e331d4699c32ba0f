import slack, { ErrorCode, type WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RuleInput } from '../../../emulator/faults/rule.ts';
import { startWorkspace, type Workspace } from '../../../emulator/workspace.ts';
import { MANIFEST, echoBySocket } from '../echo-app.ts';

let workspace: Workspace;
let client: WebClient;
let ana: string;
const cleanUps: (() => unknown)[] = [];

beforeEach(async () => {
  workspace = await startWorkspace({ manifest: MANIFEST });
  client = new slack.WebClient(workspace.botToken, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  ana = workspace.as('ana').id;
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
  await workspace.stop();
});

const post = (text = 'Hi', channel = ana) => client.chat.postMessage({ channel, text });
const said = (person = 'ana') =>
  workspace
    .as(person)
    .dms()
    .map((message) => message.text);
const lastCall = () => workspace.log.findLast((entry) => entry.kind === 'call');
const on = (outcome: object, more: object = {}) =>
  workspace.faults.add({ method: 'chat.postMessage', outcome, ...more } as RuleInput);

describe('before anything is done', () => {
  it('rate limited: for so many seconds of the workspace’s clock, then served', async () => {
    on({ do: 'rate-limited', seconds: 30 });
    await expect(post()).rejects.toMatchObject({ code: ErrorCode.RateLimitedError, retryAfter: 30 });
    workspace.clock.advance(29_000);
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
    workspace.clock.advance(1_000);
    await post('At last');
    expect(said()).toEqual(['At last']);
    expect(workspace.faults.remaining).toEqual([]);
  });

  it.each([500, 503])('an HTTP %i', async (status) => {
    on({ do: 'http', status });
    await expect(post()).rejects.toMatchObject({ code: ErrorCode.HTTPError, statusCode: status });
    expect(said()).toEqual([]);
    expect(lastCall()).toMatchObject({ answer: { ok: false }, status, fault: { rule: 'F1', outcome: 'http' } });
  });

  it('an error of Slack’s', async () => {
    on({ do: 'error', code: 'token_revoked' });
    await expect(post()).rejects.toMatchObject({ code: ErrorCode.PlatformError, data: { error: 'token_revoked' } });
    expect(said()).toEqual([]);
  });

  it('refused: the connection is cut', async () => {
    on({ do: 'refuse' });
    await expect(post()).rejects.toMatchObject({ code: ErrorCode.RequestError });
    expect(said()).toEqual([]);
    expect(lastCall()).toMatchObject({ answer: {}, status: null, fault: { outcome: 'refuse' } });
  });
});

describe('after it was done', () => {
  it('accepted, then the connection is cut', async () => {
    on({ do: 'accept-then-reset' });
    await expect(post('Here')).rejects.toMatchObject({ code: ErrorCode.RequestError });
    expect(said()).toEqual(['Here']);
    expect(lastCall()).toMatchObject({ answer: { ok: true }, status: null, fault: { outcome: 'accept-then-reset' } });
  });

  it('accepted, then an HTTP 500: a client that tries again posts twice', async () => {
    on({ do: 'accept-then-500' });
    const hasty = new slack.WebClient(workspace.botToken, {
      slackApiUrl: workspace.apiUrl,
      retryConfig: { retries: 1, minTimeout: 0 },
      logLevel: slack.LogLevel.ERROR,
    });
    await hasty.chat.postMessage({ channel: ana, text: 'Twice' });
    expect(said()).toEqual(['Twice', 'Twice']);
    expect(
      workspace.log.flatMap((entry) => (entry.kind === 'call' ? [[entry.status, entry.answer['ok']]] : [])),
    ).toEqual([
      [500, true],
      [200, true],
    ]);
  });
});

describe('in time', () => {
  it('slow: carried out and answered when the time has gone by on the workspace’s clock', async () => {
    const { struck } = on({ do: 'slow', ms: 60_000 });
    const posted = post('In a minute');
    await struck;
    expect(said()).toEqual([]);
    workspace.clock.advance(60_000);
    expect((await posted).ok).toBe(true);
    expect(said()).toEqual(['In a minute']);
  });

  it('slow, and the client lost its patience: it arrives all the same, late', async () => {
    const { struck } = on({ do: 'slow', ms: 60_000 });
    const impatient = new slack.WebClient(workspace.botToken, {
      slackApiUrl: workspace.apiUrl,
      retryConfig: { retries: 0 },
      timeout: 200,
    });
    await expect(impatient.chat.postMessage({ channel: ana, text: 'Late' })).rejects.toThrow();
    await struck;
    expect(said()).toEqual([]);
    workspace.clock.advance(60_000);
    await workspace.settled();
    expect(said()).toEqual(['Late']);
  });

  it('hangs until the fault is taken back, and nobody who waits for quiet waits for it', async () => {
    const { id, struck } = on({ do: 'hang' });
    const posted = post('Stuck');
    await struck;
    await workspace.settled();
    workspace.clock.advance(3_600_000);
    expect(said()).toEqual([]);
    expect(lastCall()).toMatchObject({ answer: {}, status: null, fault: { rule: id, outcome: 'hang' } });
    await post('Others pass');
    workspace.faults.clear(id);
    expect((await posted).ok).toBe(true);
    expect(said()).toEqual(['Others pass', 'Stuck']);
    expect(workspace.log[0]).toMatchObject({ answer: { ok: true }, status: 200 });
  });
});

describe('which calls', () => {
  it('of one channel, by name, id or person', async () => {
    workspace.faults.add({
      method: 'chat.*',
      when: { channel: 'bruno' },
      times: 'always',
      outcome: { do: 'http', status: 500 },
    });
    await post();
    const bruno = workspace.as('bruno').id;
    await expect(post('Hi', bruno)).rejects.toMatchObject({ code: ErrorCode.HTTPError });
    workspace.faults.clear();
    const { channel = '' } = await post('Hi', bruno);
    workspace.faults.add({ method: 'chat.*', when: { channel: bruno }, outcome: { do: 'http', status: 500 } });
    await expect(post('Hi', channel)).rejects.toMatchObject({ code: ErrorCode.HTTPError });
  });

  it('about one person', async () => {
    workspace.faults.add({
      method: 'users.info',
      when: { user: '@bruno' },
      outcome: { do: 'error', code: 'user_not_found' },
    });
    expect((await client.users.info({ user: ana })).ok).toBe(true);
    await expect(client.users.info({ user: workspace.as('bruno').id })).rejects.toThrow('user_not_found');
  });

  it('whose arguments are equal to something, or match, also within JSON', async () => {
    on({ do: 'error', code: 'no_text' }, { when: { args: { text: { matches: '^ESC-\\d' } } } });
    on({ do: 'error', code: 'fatal_error' }, { when: { args: { 'metadata.event_payload.id': 7 } } });
    await post('About ESC-1');
    await expect(post('ESC-1')).rejects.toThrow('no_text');
    const metadata = (id: number) => ({ event_type: 'page', event_payload: { id } });
    await client.chat.postMessage({ channel: ana, text: 'Hi', metadata: metadata(6) });
    await expect(client.chat.postMessage({ channel: ana, text: 'Hi', metadata: metadata(7) })).rejects.toThrow(
      'fatal_error',
    );
  });

  it('from the nth on, so many times', async () => {
    on({ do: 'error', code: 'fatal_error' }, { when: { nth: 3 }, times: 2 });
    const fates: boolean[] = [];
    for (let turn = 0; turn < 6; turn += 1)
      fates.push(
        await post().then(
          () => true,
          () => false,
        ),
      );
    expect(fates).toEqual([true, true, false, false, true, true]);
  });

  it('the older of two faults comes first', async () => {
    on({ do: 'error', code: 'first' });
    on({ do: 'error', code: 'second' });
    await expect(post()).rejects.toThrow('first');
    await expect(post()).rejects.toThrow('second');
    await post();
  });
});

it('the page’s reset takes back what was ordered', async () => {
  on({ do: 'refuse' }, { times: 'always' });
  await fetch(`${workspace.url}/_local/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: 'reset' }),
  });
  expect((await post()).ok).toBe(true);
});

describe('answers to a response_url', () => {
  it.each([
    [{ do: 'error', code: 'expired_url' }, 404, []],
    [{ do: 'http', status: 503 }, 503, []],
    [{ do: 'accept-then-500' }, 500, ['Done']],
  ])('%o', async (outcome, status, seen) => {
    const echo = await echoBySocket();
    cleanUps.push(() => echo.stop());
    echo.workspace.faults.add({
      method: 'response_url',
      when: { channel: 'support', user: 'ana' },
      outcome,
    } as RuleInput);
    let fate: unknown;
    echo.app.command('/echo', async ({ ack, respond }) => {
      await ack();
      fate = await respond('Done').catch((fault: unknown) => fault);
    });
    await echo.workspace.as('ana').in('support').command('/echo');
    await echo.workspace.settled();
    expect(fate).toMatchObject({ statusCode: status });
    const { messages } = echo.workspace.as('ana');
    expect(messages('support').flatMap(({ text, by }) => (by === 'echo' ? [text] : []))).toEqual(seen);
    expect(echo.workspace.log.findLast((entry) => entry.kind === 'call')).toMatchObject({
      method: 'response_url',
      args: { text: 'Done', user: echo.workspace.as('ana').id },
      status,
    });
  });
});
