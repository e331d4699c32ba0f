import { expect, test } from 'vitest';
import { isFromTheFuture } from '../../src/inbound/slack/http-door.ts';

const now = Date.UTC(2026, 10, 23, 14, 3);
const stamped = (seconds: number | string | undefined) => ({
  headers: seconds === undefined ? {} : { 'x-slack-request-timestamp': String(seconds) },
});

test('a request may be dated up to five minutes ahead, for clocks differ', () => {
  expect(isFromTheFuture(stamped(now / 1000 + 300), now)).toBe(false);
  expect(isFromTheFuture(stamped(now / 1000 + 301), now)).toBe(true);
});

test.each([undefined, '', 'soon', now / 1000 - 86_400])('%j is left to the check of the signature', (seconds) => {
  expect(isFromTheFuture(stamped(seconds), now)).toBe(false);
});
