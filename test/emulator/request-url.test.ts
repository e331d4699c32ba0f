import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { MANIFEST, echoByHttp } from './echo-app.ts';

let workspace: Workspace;
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

type Heard = { headers: IncomingMessage['headers']; body: string };

/** A workspace that delivers to a server of ours, which answers every request as `answer` says. */
async function startedWith(
  answer: (challenge: string) => { status?: number; type?: string; body: string },
): Promise<Heard[]> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      const challenge = /"challenge":"([^"]+)"/.exec(body)?.[1] ?? '';
      const { status = 200, type = 'text/plain', body: text } = answer(challenge);
      response.writeHead(status, { 'content-type': type }).end(text);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/slack/events`;
  workspace = await startWorkspace({ manifest: MANIFEST, delivery: { mode: 'http', url, signingSecret: 'shh' } });
  const { stop } = workspace;
  cleanUps.push(stop, () => server.close());
  return heard;
}

describe('a request URL', () => {
  it('is verified by a Bolt app, and by the page on request', async () => {
    const echo = await echoByHttp();
    cleanUps.push(() => echo.stop());
    expect(await echo.workspace.verifyRequestUrl()).toEqual({ ok: true });
    const response = await fetch(`${echo.workspace.url}/_local/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ do: 'verify-request-url' }),
    });
    expect(await response.json()).toEqual({ ok: true });
    expect(echo.workspace.log.at(-1)).toMatchObject({
      type: 'events_api',
      payload: { type: 'url_verification' },
      acknowledged: 'in time',
    });
  });

  it.each([
    ['as plain text', (challenge: string) => ({ body: challenge })],
    [
      'as a form',
      (challenge: string) => ({ body: `challenge=${challenge}`, type: 'application/x-www-form-urlencoded' }),
    ],
    ['as JSON', (challenge: string) => ({ body: JSON.stringify({ challenge }), type: 'application/json' })],
  ])('is verified by the challenge %s', async (_how, answer) => {
    const heard = await startedWith(answer);
    expect(await workspace.verifyRequestUrl()).toEqual({ ok: true });
    const [request] = heard;
    expect(Object.keys(JSON.parse(request?.body ?? '') as object).toSorted()).toEqual(['challenge', 'token', 'type']);
    expect(request?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-slack-signature': expect.stringMatching(/^v0=[0-9a-f]{64}$/),
      'x-slack-request-timestamp': expect.stringMatching(/^\d{10}$/),
    });
    expect(request?.headers).not.toHaveProperty('x-slack-retry-num');
  });

  it('is not verified by another answer, nor by an error, and not asked again', async () => {
    const heard = await startedWith(() => ({ body: 'ok' }));
    expect(await workspace.verifyRequestUrl()).toEqual({ ok: false, why: 'Echo did not send the challenge back.' });
    const failing = await startedWith((challenge) => ({ status: 500, body: challenge }));
    expect(await workspace.verifyRequestUrl()).toMatchObject({ ok: false, why: expect.stringContaining('an error') });
    workspace.clock.advance(600_000);
    await workspace.settled();
    expect([heard.length, failing.length]).toEqual([1, 1]);
  });

  it('is none over Socket Mode', async () => {
    workspace = await startWorkspace({ manifest: MANIFEST });
    cleanUps.push(() => workspace.stop());
    const none = { ok: false, why: 'Deliveries go over Socket Mode: there is no request URL.' };
    expect([await workspace.verifyRequestUrl(), await workspace.checkSsl()]).toEqual([none, none]);
    expect(workspace.log).toEqual([]);
  });
});

describe('ssl_check', () => {
  it('is a form of two fields that is not signed', async () => {
    const heard = await startedWith(() => ({ body: '' }));
    expect(await workspace.checkSsl()).toEqual({ ok: true });
    expect(heard[0]?.body).toMatch(/^ssl_check=1&token=[\w-]+$/);
    expect(heard[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(heard[0]?.headers).not.toHaveProperty('x-slack-signature');
  });

  it('is answered by a Bolt app', async () => {
    const echo = await echoByHttp();
    cleanUps.push(() => echo.stop());
    expect(await echo.workspace.checkSsl()).toEqual({ ok: true });
  });
});
