import type { Outcome } from '../delivery/delivery.ts';
import type { ActResult } from '../protocol.ts';
import type { Core } from '../state/core.ts';
import { notify } from '../state/notices.ts';
import type { Person } from '../state/people.ts';

export function refused(error: string): ActResult {
  return { ok: false, error };
}

/** Tells a person that the app failed them, in the words that stand over the composer for a while. */
export function failed(core: Core, person: Person, what: string, outcome: Exclude<Outcome, { ok: true }>): ActResult {
  const reasons = {
    'not connected': `${core.app.name} is not connected`,
    'no answer in time': `${core.app.name} did not respond in time`,
    refused: `${core.app.name} answered with an error`,
  };
  const error = `${what} failed: ${reasons[outcome.why]}.`;
  notify(core, person.id, error);
  return refused(error);
}
