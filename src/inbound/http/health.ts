import type { ServerResponse } from 'node:http';
import { faultOf } from '../../platform/slack-web.ts';
import type { Route } from './serve.ts';

/** Throws when what it looks at can't do its work. */
export type Check = () => Promise<void>;

export type Checks = {
  /** Without these it can't page. */
  readonly vital: Readonly<Record<string, Check>>;
  /** Without these it pages all the same, a little later. */
  readonly helpful?: Readonly<Record<string, Check>>;
};

/** What a check throws whose reason may be told to whoever asks. */
export class NotWell extends Error {
  override readonly name = 'NotWell';
}

/** A probe waits about a second; an answer that comes later is as good as none. */
const longestWaitMs = 900;

/**
 * `/healthz`: the process answers, whatever became of the database or of Slack; restarting it would mend neither. One
 * whose event loop stands still doesn't answer.
 * `/readyz`: 200 when every vital check passes, and `degraded` when only a helpful one doesn't; else 503; always with the
 * reasons. The port may be reachable from outside, so a reason is a code or a sentence of ours, never an error's message.
 */
export function healthRoutes(checks: Checks, waitMs = longestWaitMs): Route[] {
  return [
    { path: '/healthz', method: 'GET', handler: (_request, response) => answer(response, 200, { status: 'ok' }) },
    { path: '/readyz', method: 'GET', handler: (_request, response) => void readiness(checks, waitMs, response) },
  ];
}

async function readiness({ vital, helpful = {} }: Checks, waitMs: number, response: ServerResponse): Promise<void> {
  const [needed, wanted] = await Promise.all([outcomesOf(vital, waitMs), outcomesOf(helpful, waitMs)]);
  const ready = allWell(needed);
  const status = !ready ? 'unavailable' : allWell(wanted) ? 'ok' : 'degraded';
  answer(response, ready ? 200 : 503, { status, checks: { ...needed, ...wanted } });
}

const allWell = (outcomes: Readonly<Record<string, string>>): boolean =>
  Object.values(outcomes).every((outcome) => outcome === 'ok');

async function outcomesOf(
  checks: Readonly<Record<string, Check>>,
  waitMs: number,
): Promise<Readonly<Record<string, string>>> {
  const outcomes = Object.entries(checks).map(async ([name, check]) => [name, await outcomeOf(check, waitMs)] as const);
  return Object.fromEntries(await Promise.all(outcomes));
}

async function outcomeOf(check: Check, waitMs: number): Promise<string> {
  const { promise: tooLate, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve(`no answer within ${waitMs} ms`), waitMs);
  try {
    return await Promise.race([check().then(() => 'ok'), tooLate]);
  } catch (error) {
    if (error instanceof NotWell) return error.message;
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
