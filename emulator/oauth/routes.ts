import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Teams } from '../state/teams.ts';
import { consentPage, installers, unfitPage } from './consent.ts';
import { readRequest, type AuthorizeRequest } from './request.ts';

const CSS = new URL('./consent.css', import.meta.url);

/** What a person's browser is shown while an app is installed: `/oauth/v2/authorize`, and its style. */
export function answerOAuth(
  teams: Teams,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: Buffer,
): void {
  const route = `${request.method} ${url.pathname}`;
  if (route === 'GET /oauth/consent.css')
    return send(response, 200, 'text/css', readFileSync(CSS, 'utf8'), { 'x-content-type-options': 'nosniff' });
  const asks = route === 'GET /oauth/v2/authorize';
  if (!asks && route !== 'POST /oauth/v2/authorize')
    return send(response, 404, 'text/plain', 'There is nothing here.', {});
  if (!asks && isForeign(request))
    return send(response, 403, 'text/plain', 'Only the page that asks may be answered.', {});

  const asked = asks ? url.searchParams : new URLSearchParams(body.toString('utf8'));
  const read = readRequest(teams, asked);
  if ('error' in read) return show(response, 400, unfitPage(read), "'none'");
  if (asks) return show(response, 200, consentPage(read, teams, asked), `'self' ${read.back.origin}`);
  const person = installers(read.core).find(({ id, name }) => [id, name].includes(asked.get('as') ?? ''));
  if (!person) return send(response, 400, 'text/plain', 'Nobody of that name can install an app.', {});
  const answer: Record<string, string> =
    asked.get('decision') === 'allow' ? { code: agreed(person.id, read) } : { error: 'access_denied' };
  response.writeHead(303, { location: wayBack(read, answer), 'cache-control': 'no-store' }).end();
}

function agreed(person: string, { core, scopes, redirectUri, challenge }: AuthorizeRequest): string {
  return core.installation.agree({ person, scopes, redirectUri, challenge });
}

function wayBack({ back, state }: AuthorizeRequest, answer: Record<string, string>): string {
  const to = new URL(back);
  for (const [name, value] of Object.entries(answer)) to.searchParams.set(name, value);
  if (state !== null) to.searchParams.set('state', state);
  return to.href;
}

/** Another site must not agree in a person's name. What is no browser says nothing of where it comes from. */
function isForeign({ headers }: IncomingMessage): boolean {
  const { origin, host, 'sec-fetch-site': site } = headers;
  return (origin !== undefined && origin !== `http://${host}`) || (site !== undefined && site !== 'same-origin');
}

/** `formAction`: browsers hold the redirect after the form to it too, so it names where the person goes back to. */
function show(response: ServerResponse, status: number, page: string, formAction: string): void {
  send(response, status, 'text/html', page, {
    'content-security-policy': [
      "default-src 'none'",
      "style-src 'self'",
      `form-action ${formAction}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    // With no-referrer, browsers would post the form as from nowhere.
    'referrer-policy': 'same-origin',
  });
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string>,
): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers });
  response.end(body);
}
