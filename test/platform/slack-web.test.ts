import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { faultOf, sendingClient } from '../../src/platform/slack-web.ts';
import { apiUrl, breaks, limits, refuses, startSlackApi, type SlackApi } from '../support/slack-api.ts';

let slack: SlackApi;
beforeEach(() => {
  slack = startSlackApi();
});
afterEach(() => slack.stop());

const faultAt = (url: string) =>
  sendingClient('xoxb-test', url).chat.postMessage({ channel: 'C1', text: 'x' }).catch(faultOf);

test.each([
  ['is refused', refuses('channel_not_found'), { kind: 'refused', code: 'channel_not_found' }],
  ['is held back', limits(30), { kind: 'limited', retryAfterMs: 30_000 }],
  ['breaks on Slack’s side', breaks, { kind: 'no_answer' }],
  ['is answered by a fault that passes', refuses('internal_error'), { kind: 'no_answer' }],
  ['comes with a token that is no longer good', refuses('token_revoked'), { kind: 'shut_out', code: 'token_revoked' }],
])('a call that %s', async (_case, answer, fault) => {
  slack.answers('chat.postMessage', answer);
  expect(await faultAt(apiUrl)).toEqual(fault);
});

test('a call for which nobody is there was certainly not carried out', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(await faultAt(`http://127.0.0.1:${port}/api/`)).toEqual({ kind: 'shut_out', code: 'ECONNREFUSED' });
});

test('a fault of our own is none of Slack’s', () => {
  expect(faultOf(new TypeError('no words'))).toEqual({ kind: 'unknown' });
});
