import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '../json.ts';
import type { Core } from '../state/core.ts';
import { readArgs, text } from './args.ts';
import { needScope, type Method } from './method.ts';
import { METHODS } from './methods.ts';
import { Refusal } from './refusal.ts';

export type Answer = { body: Json; headers: Record<string, string> };

/** Answers one call as Slack does: always with HTTP 200, `ok` says whether it worked, and the log keeps both sides. */
export async function answerCall(
  core: Core,
  name: string,
  headers: IncomingHttpHeaders,
  body: Buffer<ArrayBuffer>,
): Promise<Answer> {
  const started = performance.now();
  const at = core.clock.now();
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  let args: Json = {};
  let answer: Json;
  try {
    args = await readArgs(headers, body);
    if (!method) throw new Refusal('unknown_method', { req_method: name });
    checkToken(core, method, name, headers, args);
    needScope(core, method.scopes ?? []);
    answer = { ok: true, ...method.handle(core, args) };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    answer = { ok: false, error: fault.code, ...fault.more };
  }
  const { token: _token, ...shown } = args;
  const logged =
    name === 'apps.connections.open' && answer['ok'] === true ? { ...answer, url: '(single use)' } : answer;
  const entry = { args: shown, answer: logged };
  core.log.push({ kind: 'call', method: name, ...structuredClone(entry), at, ms: performance.now() - started });
  return { body: answer, headers: scopeHeaders(core, method) };
}

function checkToken(core: Core, method: Method, name: string, headers: IncomingHttpHeaders, args: Json): void {
  const token = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? text(args, 'token');
  const { botToken, appToken } = core.app;
  if (token === '') {
    if (name === 'api.test') return;
    throw new Refusal('not_authed');
  }
  if (token !== botToken && token !== appToken) throw new Refusal('invalid_auth');
  const anyToken = name === 'api.test' || name === 'auth.test';
  if (!anyToken && token !== (method.token === 'app' ? appToken : botToken))
    throw new Refusal('not_allowed_token_type');
}

function scopeHeaders(core: Core, method: Method | undefined): Record<string, string> {
  const accepted = method?.token === 'app' ? ['connections:write'] : (method?.scopes ?? []);
  return { 'x-oauth-scopes': core.app.manifest.scopes.join(','), 'x-accepted-oauth-scopes': accepted.join(',') };
}
