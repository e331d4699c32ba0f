import { createHmac } from 'node:crypto';
import { request as overHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP } from 'node:net';
import { guardedLookup, isLoopback, mayReach, PrivateAddress, type Reachable } from './public-address.ts';
import { Undelivered, type WayFault } from './undelivered.ts';

export type WebhookCall = {
  /** The same call made again has the same one. */
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  /** What is sent, as JSON. */
  readonly body: unknown;
};

/** @throws Undelivered; what was thrown may have been taken all the same. */
export type CallWebhook = (call: WebhookCall) => Promise<void>;

const answerWithinMs = 8_000;
/** Whoever fills in an address waits for this. */
const resolveWithinMs = 1_500;

export type UrlFault = 'not_a_url' | 'not_https' | 'with_password' | 'private_address' | 'unknown_host';

/** What is wrong with an address for calls of ours as it is written; null when nothing is. */
export function urlFault(text: string, reachable: Reachable): UrlFault | null {
  if (!URL.canParse(text)) return 'not_a_url';
  const url = new URL(text);
  const host = hostOf(url);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && reachable !== 'public' && isLocal(host)))
    return 'not_https';
  if (url.username !== '' || url.password !== '') return 'with_password';
  return isIP(host) !== 0 && !mayReach(host, reachable) ? 'private_address' : null;
}

/** The same, and whether its name leads where our calls may go. It may lead elsewhere tomorrow, so every call looks again. */
export async function whereFault(text: string, reachable: Reachable): Promise<UrlFault | null> {
  const fault = urlFault(text, reachable);
  if (fault) return fault;
  const host = hostOf(new URL(text));
  if (isIP(host) !== 0) return null;
  const { promise, resolve } = Promise.withResolvers<UrlFault | null>();
  const timer = setTimeout(() => resolve('unknown_host'), resolveWithinMs);
  guardedLookup(reachable)(host, {}, (error) =>
    resolve(error ? (error instanceof PrivateAddress ? 'private_address' : 'unknown_host') : null),
  );
  return promise.finally(() => clearTimeout(timer));
}

/** Calls people's webhooks: signed, never redirected, and never into the network that Relevo runs in. */
export const webhooksTo =
  (reachable: Reachable): CallWebhook =>
  async ({ id, url, secret, body }) => {
    const fault = urlFault(url, reachable);
    if (fault) throw new Undelivered({ kind: 'refused', code: fault });
    const text = JSON.stringify(body);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'user-agent': 'Relevo',
      'idempotency-key': id,
      'relevo-signature': signature(secret, text, Math.floor(Date.now() / 1000)),
    };
    const status = await post(new URL(url), headers, text, reachable);
    if (status < 200 || status > 299) throw new Undelivered(refusal(status));
  };

/** `t=<seconds since 1970>,v1=<hex HMAC-SHA256 of "t.body">`: a call that was overheard is of no use later. */
const signature = (secret: string, body: string, seconds: number): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;

async function post(url: URL, headers: Readonly<Record<string, string | number>>, body: string, reachable: Reachable) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const open: typeof overHttps = url.protocol === 'https:' ? overHttps : overHttp;
  const calling: ClientRequest = open(url, {
    method: 'POST',
    headers,
    agent: false,
    lookup: guardedLookup(reachable),
    signal: AbortSignal.timeout(answerWithinMs),
  });
  calling.on('response', resolve).on('error', reject).end(body);
  try {
    return (await promise).statusCode ?? 0;
  } catch (error) {
    throw new Undelivered(
      error instanceof PrivateAddress ? { kind: 'refused', code: 'private_address' } : { kind: 'no_answer' },
    );
  } finally {
    // What it says besides its status is of no use to us, however long it is.
    calling.destroy();
  }
}

/** A redirect is a refusal, too: where it leads nobody has checked. */
const refusal = (status: number): WayFault =>
  status >= 500 || mayPass.has(status) ? { kind: 'no_answer' } : { kind: 'refused', code: `http_${status}` };

/** Request timeout, too early, too many requests. */
const mayPass = new Set([408, 425, 429]);

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
const isLocal = (host: string): boolean => host === 'localhost' || isLoopback(host);
