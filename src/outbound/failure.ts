import { codeOf, faultOf, type Fault } from '../platform/slack-web.ts';
import { Undelivered } from '../platform/undelivered.ts';
import { courseAfter, methodOf } from './slack/ask.ts';
import type { Method } from './slack/slack-errors.ts';

/** A fault by the table of Slack's errors: `odd` is a refusal that the table doesn't know, `doubtful` may have been done. */
export type Failure = (Fault | { readonly kind: 'odd'; readonly code: string }) & { readonly doubtful?: true };

/** What can't be told from not done when the answer is lost: it makes something new, or overwrites what is newer by then. */
const lasting: ReadonlySet<Method> = new Set([
  'chat.postMessage',
  'conversations.create',
  'chat.update',
  'conversations.setTopic',
]);

/** Sorts what an errand threw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Undelivered) return error.fault;
  const fault = faultOf(error);
  const method = methodOf(error);
  const code = codeOf(error);
  if (!method || fault.kind === 'limited') return fault;
  const doubt = lasting.has(method) ? { doubtful: true as const } : {};
  if (code === null) return fault.kind === 'shut_out' ? fault : { ...fault, ...doubt };
  switch (courseAfter(error)) {
    case 'park':
      return { kind: 'shut_out', code };
    case 'retry':
      return { kind: 'no_answer' };
    case 'look first':
      return { kind: 'no_answer', ...doubt };
    case undefined:
      return { kind: 'odd', code };
    case 'already so':
    case 'fall back':
    case 'plain text':
    case 'undeliverable':
    case 'give up and alarm':
      return { kind: 'refused', code };
  }
}

/** Whether it is the app that Slack doesn't let in, rather than that nobody is there. */
export const isParked = (error: unknown): boolean => {
  const code = codeOf(error);
  return code !== null && failureOf(error).kind === 'shut_out';
};
