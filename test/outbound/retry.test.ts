import { expect, test } from 'vitest';
import { day, minute, second } from '../../src/domain/time.ts';
import { afterFailure } from '../../src/outbound/retry.ts';
import type { Errand } from '../../src/store/tables/outbox.ts';
import { people, start } from '../support/domain.ts';

const page: Errand = { type: 'page', tier: 1, round: 1, person: people.ana };
const notice: Errand = { type: 'tell-channel', channel: '#support-leads', seq: 4 };
const tried = (attempts: number, errand: Errand = page) => ({ errand, attempts, created_at: new Date(start) });
const shutOut = { kind: 'shut_out', code: 'token_revoked' } as const;

test('what Slack refuses is given up at once, by the name that Slack gives it', () => {
  const refused = { kind: 'refused', code: 'user_not_found' } as const;
  expect(afterFailure(refused, tried(1), start)).toEqual({ giveUp: 'user_not_found' });
});

test('what Slack holds back waits as long as Slack says, however often', () => {
  const limited = { kind: 'limited', retryAfterMs: 30 * second } as const;
  expect(afterFailure(limited, tried(99), start)).toEqual({ retryAt: start + 30 * second });
});

test('what got no answer waits twice as long each time, a minute at most', () => {
  const waits = [1, 2, 3, 6, 7, 14].map((attempts) => afterFailure({ kind: 'no_answer' }, tried(attempts), start));
  expect(waits).toEqual(
    [second, 2 * second, 4 * second, 32 * second, minute, minute].map((wait) => ({ retryAt: start + wait })),
  );
});

test('a page that got no answer fifteen times is given up, because the next tier is paged then', () => {
  expect(afterFailure({ kind: 'no_answer' }, tried(15), start)).toEqual({ giveUp: 'no_answer' });
});

test('what nobody would miss in time is tried for a day, and no longer', () => {
  expect(afterFailure({ kind: 'no_answer' }, tried(500, notice), start + day - 1)).toHaveProperty('retryAt');
  expect(afterFailure({ kind: 'no_answer' }, tried(501, notice), start + day)).toEqual({ giveUp: 'no_answer' });
});

test('what waited for days until it was tried at all is not given up after the first try', () => {
  expect(afterFailure({ kind: 'no_answer' }, tried(1, notice), start + 3 * day)).toHaveProperty('retryAt');
});

test('while Slack does not let the app in nothing is given up, pages neither', () => {
  expect(afterFailure(shutOut, tried(500), start + day - 1)).toHaveProperty('retryAt');
});

test('what fails by our own fault is given up, so that what follows it gets its turn', () => {
  expect(afterFailure({ kind: 'unknown' }, tried(14, notice), start)).toHaveProperty('retryAt');
  expect(afterFailure({ kind: 'unknown' }, tried(15, notice), start)).toEqual({ giveUp: 'no_answer' });
});
