import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseAnswerLink, standingOf, type AnswerLink } from '../../domain/answer-link.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { TeamId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { minute } from '../../domain/time.ts';
import { linkPath, type Links } from '../../platform/links.ts';
import type { Logger } from '../../platform/logger.ts';
import { rateBound } from '../../platform/rate-bound.ts';
import { findById } from '../../queries/escalations.ts';
import { findHandle, findReader } from '../../queries/readers.ts';
import { act } from '../../usecases/act.ts';
import type { PagingDesk } from '../../usecases/desk.ts';
import { answerPage, type Closed, type Known } from '../../views/web/answer-page.ts';
import { style } from '../../views/web/web-page.ts';
import type { Route } from './serve.ts';

export type LinkDoor = {
  readonly desk: PagingDesk;
  readonly team: TeamId;
  readonly links: Links;
  readonly log: Logger;
  /** Has the outbox looked at without delay. */
  wake(): void;
};

/** Of one link, and of all together, in a minute. */
const mostOfOne = 20;
const mostOfAll = 600;

/**
 * The page behind the link in a mail or a call. Looking at it changes nothing; pressing its button acknowledges as a click
 * in Slack does. Whoever has the link may: it is its person's, as the mail is.
 */
export function acknowledgeRoutes(door: LinkDoor): Route[] {
  const isAllowed = { one: rateBound(mostOfOne, minute), all: rateBound(mostOfAll, minute) };
  const handler = (request: IncomingMessage, response: ServerResponse) => void answer(request, response);
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const code = new URL(request.url ?? '/', 'http://localhost').searchParams.get('link') ?? '';
    const payload = isAllowed.all('') ? door.links.read(code) : undefined;
    if (payload === undefined || (payload !== null && !isAllowed.one(payload)))
      return send(response, { why: 'tooMany' }, languageOf(request));
    const link = payload === null ? null : parseAnswerLink(payload);
    if (!link) return send(response, { why: 'unknown' }, languageOf(request));
    try {
      const reader = await findReader(door.desk.db, door.team, link.person);
      const page = await pageOf(door, link, presses(request));
      send(response, page, reader?.language ?? languageOf(request));
    } catch (err) {
      door.log.error({ err }, 'a link could not be answered');
      send(response, { why: 'failed' }, languageOf(request));
    }
  }
  return [
    { path: linkPath, method: 'GET', handler },
    { path: linkPath, method: 'POST', handler },
  ];
}

/** Only the button of our own page presses: browsers say so where a form of another page was sent. */
const presses = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' && (headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin';

async function pageOf(door: LinkDoor, link: AnswerLink, pressed: boolean): Promise<Known | Closed> {
  const { desk, team, wake } = door;
  const escalation = await findById(desk.db, team, link.escalation);
  if (!escalation) return { why: 'unknown' };
  const now = await desk.clock.now(desk.db);
  const before = standingOf(escalation, link, now);
  if (before.type === 'expired') return { why: 'expired' };
  if (!pressed || before.type !== 'open') return known(door, escalation, link, before);
  const { tier, round, person } = link;
  const key = `link/${link.escalation}/${tier}/${round}/${person}`;
  const outcome = await act(desk, { team, id: link.escalation }, { type: 'acknowledge', by: person }, key);
  if (!outcome.escalation) return { why: 'unknown' };
  if ('refused' in outcome && outcome.refused.code === 'not_allowed') return { why: 'notAllowed' };
  wake();
  const after = standingOf(outcome.escalation, link, now);
  // One that was used before, and is asked again for, is of no use any more.
  const standing = after.type === 'open' || after.type === 'expired' ? ({ type: 'superseded' } as const) : after;
  return { ...(await known(door, outcome.escalation, link, standing)), done: !('refused' in outcome) };
}

async function known(
  { desk, team }: LinkDoor,
  escalation: Escalation,
  { tier }: AnswerLink,
  standing: Known['standing'],
): Promise<Known> {
  const handle = 'by' in standing ? await findHandle(desk.db, team, standing.by) : undefined;
  return { standing, escalation, tier, handle: handle ? `@${handle}` : '', done: false };
}

/** Of whoever is not known yet. */
const languageOf = ({ headers }: IncomingMessage): Language =>
  /^\s*es\b/i.test(headers['accept-language'] ?? '') ? 'es' : 'en';

const statuses = { unknown: 404, expired: 410, notAllowed: 403, tooMany: 429, failed: 503 } as const satisfies Record<
  Closed['why'],
  number
>;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing is kept, told on, framed or loaded, and no script runs. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  // What was sent beside the link is not read.
  connection: 'close',
};

function send(response: ServerResponse, page: Known | Closed, language: Language): void {
  const status = 'why' in page ? statuses[page.why] : 200;
  response.writeHead(status, { ...headers, ...(status === 429 ? { 'retry-after': '60' } : {}) });
  response.end(answerPage(page, language));
}
