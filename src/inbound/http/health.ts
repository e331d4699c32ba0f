import type { ServerResponse } from 'node:http';
import { faultOf } from '../../platform/slack-web.ts';
import type { Route } from './serve.ts';

/** Throws when what it looks at can't do its work. */
export type Check = () => Promise<void>;

/** A probe waits about a second; an answer that comes later is as good as none. */
const longestWaitMs = 900;

/**
 * `/healthz`: the process answers, whatever became of the database or of Slack; restarting it would mend neither.
 * `/readyz`: every check passes (200), or which ones don't and why (503). The port may be
 * reachable from outside, so a reason is a code, never a message.
 */
export function healthRoutes(checks: Readonly<Record<string, Check>>, waitMs = longestWaitMs): Route[] {
  return [
    { path: '/healthz', method: 'GET', handler: (_request, response) => answer(response, 200, { status: 'ok' }) },
    { path: '/readyz', method: 'GET', handler: (_request, response) => void readiness(checks, waitMs, response) },
  ];
}

async function readiness(
  checks: Readonly<Record<string, Check>>,
  waitMs: number,
  response: ServerResponse,
): Promise<void> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await outcomeOf(check, waitMs)] as const),
  );
  const ready = results.every(([, outcome]) => outcome === 'ok');
  answer(response, ready ? 200 : 503, { status: ready ? 'ok' : 'unavailable', checks: Object.fromEntries(results) });
}

async function outcomeOf(check: Check, waitMs: number): Promise<string> {
  const { promise: tooLate, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve(`no answer within ${waitMs} ms`), waitMs);
  try {
    return await Promise.race([check().then(() => 'ok'), tooLate]);
  } catch (error) {
    const fault = faultOf(error);
    if ('code' in fault) return fault.code;
    return error instanceof Error && 'code' in error ? String(error.code) : 'failed';
  } finally {
    clearTimeout(timer);
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
