import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '../json.ts';
import { secondsToWait } from '../limits/admission.ts';
import type { Core } from '../state/core.ts';
import { tooMany, type Answer } from './answer.ts';
import { readArgs, text } from './args.ts';
import { needScope, type Method } from './method.ts';
import { METHODS } from './methods.ts';
import { recorded } from './recorded.ts';
import { Refusal } from './refusal.ts';

/**
 * Answers one call as Slack does: with HTTP 200 unless there were too many (429), `ok` says whether it worked, and the log
 * keeps both sides. `null` when the connection is to be cut instead.
 */
export async function answerCall(
  core: Core,
  name: string,
  headers: IncomingHttpHeaders,
  body: Buffer<ArrayBuffer>,
): Promise<Answer | null> {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  const read = await readArgs(headers, body).then(
    (args) => ({ args, refusal: null }),
    (fault: unknown) => {
      if (!(fault instanceof Refusal)) throw fault;
      return { args: {}, refusal: fault };
    },
  );
  const refuse = (error: string, more: Json = {}) => answered(core, method, { ok: false, error, ...more });
  const carryOut = () => {
    try {
      if (read.refusal) throw read.refusal;
      if (!method) throw new Refusal('unknown_method', { req_method: name });
      checkToken(core, method, name, headers, read.args);
      const wait = secondsToWait(core, name, text(read.args, 'channel'));
      if (wait > 0) return tooMany(wait);
      needScope(core, method.scopes ?? []);
      return answered(core, method, { ok: true, ...method.handle(core, read.args) });
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      return refuse(fault.code, fault.more);
    }
  };
  return recorded(core, name, read.args, { carryOut, refuse });
}

function answered(core: Core, method: Method | undefined, body: Json): Answer {
  return { status: 200, body, headers: scopeHeaders(core, method) };
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
