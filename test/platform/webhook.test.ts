import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Undelivered } from '../../src/platform/undelivered.ts';
import { webhooksTo } from '../../src/platform/webhook.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

const call = (url: string, reachable: 'public' | 'public and loopback' = 'public and loopback') =>
  webhooksTo(reachable)({ id: 'mark-1', url, secret: 'rvs_1', body: { title: 'ESC-1 ñ 🔴' } }).then(
    () => 'taken',
    (error: unknown) => (error instanceof Undelivered ? error.fault : error),
  );

describe("somebody's webhook", () => {
  it('is called with JSON, its key and its signature', async () => {
    expect(await call(gateway.url)).toBe('taken');
    const [received] = gateway.calls;
    expect(received?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'idempotency-key': 'mark-1',
    });
    expect(JSON.parse(received?.body ?? '')).toEqual({ title: 'ESC-1 ñ 🔴' });
    expect(received?.signedBy('rvs_1')).toBe(true);
  });

  it.each([
    [404, { kind: 'refused', code: 'http_404' }],
    [302, { kind: 'refused', code: 'http_302' }],
    [429, { kind: 'no_answer' }],
    [503, { kind: 'no_answer' }],
  ])('that answers %i has failed for good or for a while', async (status, fault) => {
    gateway.answer(status, { location: gateway.url });
    const before = gateway.calls.length;
    expect(await call(gateway.url)).toEqual(fault);
    expect(gateway.calls).toHaveLength(before + 1);
    gateway.answer(204);
  });

  it('is not called when it is not public, although it was saved', async () => {
    expect(await call(gateway.url, 'public')).toEqual({ kind: 'refused', code: 'not_https' });
    expect(await call('https://10.0.0.1/', 'public')).toEqual({ kind: 'refused', code: 'private_address' });
    expect(await call('https://localhost/', 'public')).toEqual({ kind: 'refused', code: 'private_address' });
  });

  it('that nobody serves may be there later', async () => {
    expect(await call('http://127.0.0.1:1/')).toEqual({ kind: 'no_answer' });
  });
});
