import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../local/free-port.ts';
import { healthRoutes, NotWell, type Check } from '../../src/inbound/http/health.ts';
import { serve, type Door } from '../../src/inbound/http/serve.ts';

const well: Check = async () => {};
const broken: Check = async () => {
  throw Object.assign(new Error('connect ECONNREFUSED postgres://relevo:secret@db'), { code: 'ECONNREFUSED' });
};

let door: Door | undefined;
afterEach(async () => door?.stop());

async function ask(path: string, checks: Record<string, Check>, method = 'GET', helpful?: Record<string, Check>) {
  const port = await freePort();
  door = serve(healthRoutes({ vital: checks, ...(helpful ? { helpful } : {}) }, 20), port);
  await door.start();
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method });
  return { status: answer.status, body: await answer.text() };
}

test('the process is alive whatever became of the database and of Slack', async () => {
  expect(await ask('/healthz', { database: broken, slack: broken })).toEqual({ status: 200, body: '{"status":"ok"}' });
});

test('it is ready when every check passes', async () => {
  const { status, body } = await ask('/readyz?verbose', { database: well, slack: well });
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({ status: 'ok', checks: { database: 'ok', slack: 'ok' } });
});

test('it says what is not ready, and why by a code: messages may hold secrets', async () => {
  const { status, body } = await ask('/readyz', { database: broken, slack: well });
  expect(status).toBe(503);
  expect(JSON.parse(body)).toEqual({ status: 'unavailable', checks: { database: 'ECONNREFUSED', slack: 'ok' } });
  expect(body).not.toContain('secret');
});

test('a check that never answers is not waited for', async () => {
  const { status, body } = await ask('/readyz', { slack: () => new Promise(() => {}) });
  expect(status).toBe(503);
  expect(JSON.parse(body)).toMatchObject({ checks: { slack: expect.stringMatching(/^no answer within \d+ ms$/) } });
});

test.each([
  ['/', 'GET'],
  ['/readyz', 'POST'],
  ['//', 'GET'],
])('%s by %s is not there', async (path, method) => {
  expect((await ask(path, {}, method)).status).toBe(404);
});

test('without what merely helps it is ready, and degraded', async () => {
  const { status, body } = await ask('/readyz', { database: well }, 'GET', { queue: broken });
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({ status: 'degraded', checks: { database: 'ok', queue: 'ECONNREFUSED' } });
});

test('a reason of our own is told as it is', async () => {
  const late: Check = async () => {
    throw new NotWell('no sweep for 42 s');
  };
  expect((await ask('/readyz', { sweep: late })).body).toContain('"sweep":"no sweep for 42 s"');
});
