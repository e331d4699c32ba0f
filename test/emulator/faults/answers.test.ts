import slack, { ErrorCode, type WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RuleInput } from '../../../emulator/faults/rule.ts';
import { startWorkspace, type Workspace } from '../../../emulator/workspace.ts';
import { WIDE_MANIFEST, refusal } from '../wide-app.ts';

let workspace: Workspace;
let client: WebClient;
let ana: string;

beforeEach(async () => {
  workspace = await startWorkspace({ manifest: WIDE_MANIFEST });
  const options = { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } };
  client = new slack.WebClient(workspace.botToken, { ...options, logLevel: slack.LogLevel.ERROR });
  ana = workspace.as('ana').id;
});
afterEach(() => workspace.stop());

const post = (text = 'Hi') => client.chat.postMessage({ channel: ana, text });
const said = () =>
  workspace
    .as('ana')
    .dms()
    .map((message) => message.text);
const on = (outcome: RuleInput['outcome'], method = 'chat.postMessage') =>
  workspace.faults.add({ method, outcome } as RuleInput);
const lastCall = () => workspace.log.findLast((entry) => entry.kind === 'call');
/** The same call without the SDK, to see the answer itself. */
const bare = (method = 'chat.postMessage') =>
  fetch(`${workspace.apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${workspace.botToken}` },
    body: new URLSearchParams({ channel: ana, text: 'Hi' }),
  });

describe('an error of Slack’s', () => {
  it.each([
    { needed: 'chat:write', provided: 'commands' },
    { errors: [{ user: 'U1', ok: false, error: 'cant_invite' }] },
    { response_metadata: { messages: ['[ERROR] no such thing'] } },
  ])('says what else Slack says with it: %o', async (more) => {
    on({ do: 'error', code: 'fatal_error', more });
    expect(await refusal(post())).toMatchObject({ ok: false, error: 'fatal_error', ...more });
    expect(said()).toEqual([]);
  });
});

describe('an answer of HTTP’s own', () => {
  const page = '<html><body>Bad gateway</body></html>';

  it('is the page of a proxy', async () => {
    on({ do: 'http', status: 503, body: page, type: 'text/html' });
    await expect(post()).rejects.toMatchObject({ code: ErrorCode.HTTPError, statusCode: 503, body: page });
    expect(lastCall()).toMatchObject({ answer: {}, status: 503 });
    on({ do: 'http', status: 503, body: page, type: 'text/html' });
    expect((await bare()).headers.get('content-type')).toBe('text/html');
  });

  it('is a 200 that is no JSON', async () => {
    on({ do: 'http', status: 200, body: page, type: 'text/html' });
    await expect(post()).rejects.toThrow();
    expect([said(), lastCall()?.answer]).toEqual([[], {}]);
  });

  it('is a 429 that does not say for how long', async () => {
    on({ do: 'http', status: 429 });
    const response = await bare();
    expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([
      429,
      null,
      { ok: false, error: 'ratelimited' },
    ]);
    on({ do: 'http', status: 429 });
    await expect(post()).rejects.toThrow();
    expect(said()).toEqual([]);
  });
});

describe('after it was done', () => {
  it('the answer stops in the middle', async () => {
    on({ do: 'cut-answer' });
    const response = await bare();
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(100);
    await expect(response.text()).rejects.toThrow();
    on({ do: 'cut-answer' });
    await expect(post('Twice')).rejects.toThrow('terminated');
    expect(said()).toEqual(['Hi', 'Twice']);
    expect(lastCall()).toMatchObject({ answer: { ok: true }, status: 200, fault: { outcome: 'cut-answer' } });
  });

  it('no answer comes, until the fault is taken back', async () => {
    const { id, struck } = on({ do: 'accept-then-hang' });
    const posted = post('Here');
    await struck;
    await workspace.settled();
    expect(said()).toEqual(['Here']);
    expect(lastCall()).toMatchObject({ answer: { ok: true }, status: null });
    workspace.faults.clear(id);
    expect((await posted).ok).toBe(true);
    expect(said()).toEqual(['Here']);
  });
});

describe('the bytes of an upload', () => {
  it('are a call of their own in the log, without the bytes', async () => {
    const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
    await fetch(upload_url, { method: 'POST', body: 'abc' });
    expect(lastCall()).toMatchObject({
      method: 'upload',
      args: { file: file_id, size: 3 },
      answer: { ok: true },
      status: 200,
    });
    expect(JSON.stringify(workspace.log)).not.toContain('abc');
  });

  it.each([
    [{ do: 'http', status: 503 }],
    [{ do: 'refuse' }],
    [{ do: 'error', code: 'storage_limit_reached' }],
  ] as const)('go astray: %o', async (outcome) => {
    on(outcome, 'upload');
    await expect(client.filesUploadV2({ content: 'a,b', filename: 'list.csv' })).rejects.toThrow();
    expect(workspace.log.map((entry) => (entry.kind === 'call' ? entry.method : ''))).not.toContain(
      'files.completeUploadExternal',
    );
    expect((await client.filesUploadV2({ content: 'a', filename: 'b.txt' })).ok).toBe(true);
  });
});
