import { readFile, stat } from 'node:fs/promises';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import { guardedLookup, PrivateAddress, type Reachable } from './public-address.ts';
import { urlFault } from './webhook.ts';

/** A year of a large team is some hundred kilobytes. */
const mostBytes = 4 * 1024 * 1024;
const answerWithinMs = 15_000;
/** Calendars move to another host of their own maker. */
const mostRedirects = 3;

/** `unchanged`: it is as it was when `etag` was given out. */
export type Fetched = { readonly text: string; readonly etag: string | null } | 'unchanged';

/** Why a calendar can't be had, in words that never hold its address: whoever has that can read the calendar. */
export class FeedFault extends Error {
  override readonly name = 'FeedFault';
  readonly code: 'no_file' | 'forbidden' | 'no_answer' | 'refused' | 'too_large';
  constructor(code: FeedFault['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** Whether a calendar is asked for over the network; anything else is a file. */
export const isAddress = (source: string): boolean => source.includes('://');

/** Reads a calendar where it is: at an address, or in a file relative to `folder`. @throws FeedFault */
export const readFeed = (source: string, folder: string, etag: string | null, reachable: Reachable): Promise<Fetched> =>
  isAddress(source) ? fetchFeed(source, etag, reachable) : readFeedFile(resolve(folder, source));

/** Reads a calendar's file. @throws FeedFault */
export async function readFeedFile(file: string): Promise<Fetched> {
  try {
    const { size } = await stat(file);
    if (size > mostBytes) throw tooLarge();
    return { text: await readFile(file, 'utf8'), etag: null };
  } catch (error) {
    throw error instanceof FeedFault ? error : new FeedFault('no_file', 'its file can’t be read');
  }
}

/**
 * Asks for a calendar over HTTPS, within bounds of time and size, and never in the network that Relevo runs in.
 * @throws FeedFault
 */
export async function fetchFeed(address: string, etag: string | null, reachable: Reachable): Promise<Fetched> {
  let url = address;
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    if (urlFault(url, reachable)) throw new FeedFault('forbidden', 'its address is not one that may be asked');
    const answer = await ask(new URL(url), etag, reachable);
    const { statusCode: status = 0, headers } = answer;
    if (status === 200) return { text: await textOf(answer), etag: headers.etag ?? null };
    answer.resume();
    if (status === 304) return 'unchanged';
    if (status < 300 || status > 399 || !headers.location)
      throw new FeedFault('refused', `its server answers ${status}`);
    if (!URL.canParse(headers.location, url)) throw new FeedFault('refused', 'its server leads to no address');
    url = new URL(headers.location, url).href;
  }
  throw new FeedFault('refused', 'its server leads in circles');
}

async function ask(url: URL, etag: string | null, reachable: Reachable): Promise<IncomingMessage> {
  const { promise, resolve: answered, reject } = Promise.withResolvers<IncomingMessage>();
  const open: typeof overHttps = url.protocol === 'https:' ? overHttps : overHttp;
  open(url, {
    headers: { accept: 'text/calendar', 'user-agent': 'Relevo', ...(etag ? { 'if-none-match': etag } : {}) },
    agent: false,
    lookup: guardedLookup(reachable),
    signal: AbortSignal.timeout(answerWithinMs),
  })
    .on('response', answered)
    .on('error', reject)
    .end();
  return promise.catch((error: unknown) => {
    if (error instanceof PrivateAddress) throw new FeedFault('forbidden', 'its address is not one that may be asked');
    throw new FeedFault('no_answer', 'its server does not answer');
  });
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > mostBytes) throw tooLarge();
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof FeedFault ? error : new FeedFault('no_answer', 'its server broke off');
  }
  return Buffer.concat(parts).toString('utf8');
}

const tooLarge = () => new FeedFault('too_large', `it is larger than ${mostBytes / 1024 / 1024} megabytes`);
