import { isRecord } from '../json.ts';
import type { Core } from '../state/core.ts';
import { secret } from '../state/ids.ts';
import type { Outcome } from './delivery.ts';

/** What came of asking the app's address; `why` is a sentence for whoever entered it. */
export type Verified = { ok: true } | { ok: false; why: string };

const NO_ADDRESS: Verified = { ok: false, why: 'Deliveries go over Socket Mode: there is no request URL.' };

/**
 * Asks the app to send a challenge back, as Slack does when a request URL is entered: as plain text, as a form or as JSON
 * (docs.slack.dev/reference/events/url_verification).
 */
export async function verifyRequestUrl(core: Core): Promise<Verified> {
  if (core.transport() === 'socket') return NO_ADDRESS;
  const challenge = secret(52);
  const payload = { token: core.app.verificationToken, challenge, type: 'url_verification' };
  const outcome = await core.deliver('events_api', payload);
  if (!outcome.ok) return { ok: false, why: whyNot(core, outcome) };
  if (echoed(outcome.body) === challenge) return { ok: true };
  return { ok: false, why: `${core.app.name} did not send the challenge back.` };
}

/** Looks whether the app's address answers at all, unsigned, as Slack does now and then. */
export async function checkSsl(core: Core): Promise<Verified> {
  if (core.transport() === 'socket') return NO_ADDRESS;
  const outcome = await core.deliver('slash_commands', { ssl_check: '1', token: core.app.verificationToken });
  return outcome.ok ? { ok: true } : { ok: false, why: whyNot(core, outcome) };
}

function echoed(body: unknown): unknown {
  if (isRecord(body)) return body['challenge'];
  return typeof body === 'string' ? (new URLSearchParams(body).get('challenge') ?? body.trim()) : undefined;
}

function whyNot(core: Core, { why }: Exclude<Outcome, { ok: true }>): string {
  const { name } = core.app;
  if (why === 'refused') return `${name} could not be reached there, or answered with an error.`;
  return why === 'not connected' ? `${name} is not installed here.` : `${name} did not answer in time.`;
}
