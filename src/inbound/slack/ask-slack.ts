import { setTimeout as pause } from 'node:timers/promises';
import { faultOf } from '../../platform/slack-web.ts';

/**
 * What Slack answers, or the one of `codes` with which it refuses. Many are asked for one after the other, so Slack may ask
 * for a pause; `signal` ends it.
 * @throws when it refuses with anything else, or can't be asked.
 */
export async function askPatiently<T, Code extends string>(
  call: () => Promise<T>,
  codes: readonly Code[],
  signal?: AbortSignal,
  pauses = 5,
): Promise<{ readonly answer: T } | { readonly refused: Code }> {
  try {
    return { answer: await call() };
  } catch (error) {
    const fault = faultOf(error);
    const refused = fault.kind === 'refused' ? codes.find((code) => code === fault.code) : undefined;
    if (refused) return { refused };
    if (fault.kind !== 'limited' || pauses === 0) throw error;
    await pause(fault.retryAfterMs, undefined, { signal });
    return askPatiently(call, codes, signal, pauses - 1);
  }
}
