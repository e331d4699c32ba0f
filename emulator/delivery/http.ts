import { createHmac } from 'node:crypto';
import { parsed, type Json } from '../json.ts';
import type { DeliveryEntry } from '../state/log.ts';
import type { Attempt, Reply, Transport } from './delivery.ts';

/**
 * Signed HTTP: every payload is a POST to the app's one address. Signatures carry the machine's time, since apps refuse
 * timestamps more than five minutes old by their own clock, wherever workspace time stands.
 */
export function createHttpTransport(url: string, signingSecret: string): Transport {
  const stopping = new AbortController();
  return {
    name: 'http',
    connected: () => true,
    async send(type, payload, attempt) {
      const { contentType, body } = written(type, payload);
      const timestamp = String(Math.floor(Date.now() / 1000) + (attempt.skewSeconds ?? 0));
      try {
        const response = await fetch(url, {
          method: 'POST',
          redirect: 'manual',
          signal: stopping.signal,
          headers: {
            'content-type': contentType,
            'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
            ...(payload['ssl_check'] === '1'
              ? {} // the one request that Slack does not sign
              : {
                  'x-slack-request-timestamp': timestamp,
                  'x-slack-signature': sign(signingSecret, timestamp, body),
                }),
            ...retryHeaders(type, attempt),
          },
          body,
        });
        return await heard(response);
      } catch {
        return { ok: false, reason: 'connection_failed' };
      }
    },
    async stop() {
      stopping.abort();
    },
  };
}

/** Version 0 of Slack's signatures. `timestamp` in seconds. */
export function sign(signingSecret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** Bolt compares the form's content type to the letter: no charset may follow. */
function written(type: DeliveryEntry['type'], payload: Json): { contentType: string; body: string } {
  if (type === 'events_api') return { contentType: 'application/json', body: JSON.stringify(payload) };
  const form = new URLSearchParams();
  if (type === 'slash_commands') for (const [key, value] of Object.entries(payload)) form.set(key, String(value));
  else form.set('payload', JSON.stringify(payload));
  return { contentType: 'application/x-www-form-urlencoded', body: form.toString() };
}

function retryHeaders(type: DeliveryEntry['type'], attempt: Attempt): Record<string, string> {
  if (type !== 'events_api' || attempt.number === 0) return {};
  return { 'x-slack-retry-num': String(attempt.number), 'x-slack-retry-reason': attempt.reason };
}

async function heard(response: Response): Promise<Reply> {
  const text = await response.text();
  if (response.ok) return { ok: true, body: parsed(text) ?? text };
  const reason = response.status >= 300 && response.status < 400 ? 'too_many_redirects' : 'http_error';
  return { ok: false, reason, noRetry: response.headers.get('x-slack-no-retry') === '1' };
}
