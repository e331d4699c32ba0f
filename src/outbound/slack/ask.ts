import { codeOf } from '../../platform/slack-web.ts';
import { courseOf, type Course, type Method } from './slack-errors.ts';

const methods = new WeakMap<Error, Method>();

/** Waits for a call, and has what it throws remember what was asked: the same error means different things to methods. */
export async function ask<Answer>(method: Method, call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Error) methods.set(error, method);
    throw error;
  }
}

/** What was asked of Slack when this was thrown; undefined when nothing was. */
export const methodOf = (error: unknown): Method | undefined =>
  error instanceof Error ? methods.get(error) : undefined;

/** What to do about a refusal of Slack's; undefined for what is no refusal, and for one that the table doesn't know. */
export function courseAfter(error: unknown): Course | undefined {
  const [method, code] = [methodOf(error), codeOf(error)];
  return method && code !== null ? courseOf(method, code) : undefined;
}
