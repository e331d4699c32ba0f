import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beat } from '../../src/platform/heartbeat.ts';

let monitor: Server;
let heard: string[];
let answer: { status: number; location?: string };
beforeEach(async () => {
  heard = [];
  answer = { status: 200 };
  monitor = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end('ok');
  });
  monitor.listen(0, '127.0.0.1');
  await once(monitor, 'listening');
});
afterEach(async () => {
  monitor.closeAllConnections();
  if (monitor.listening) await new Promise((resolve) => monitor.close(resolve));
});

function url(): string {
  const address = monitor.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/ping/a-secret`;
}

const failure = (): Promise<string> =>
  beat(url()).then(
    () => 'none',
    (error: unknown) => String(error),
  );

test('the monitor is called once', async () => {
  await beat(url());
  expect(heard).toEqual(['GET /ping/a-secret']);
});

test.each([404, 500])('an answer %i is a failure that does not hold the address', async (status) => {
  answer = { status };
  expect(await failure()).toBe(`Error: The monitor of RELEVO_HEARTBEAT_URL answered ${status}.`);
});

test('a redirect is not followed', async () => {
  answer = { status: 302, location: '/elsewhere' };
  expect(await failure()).toContain('answered 302');
  expect(heard).toHaveLength(1);
});

test('a monitor that is not there is a failure that does not hold the address', async () => {
  const gone = url();
  await new Promise((resolve) => monitor.close(resolve));
  const error: unknown = await beat(gone).catch((each: unknown) => each);
  expect(String(error)).toBe('Error: The monitor of RELEVO_HEARTBEAT_URL does not answer.');
  expect(error).not.toHaveProperty('cause');
});
