import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '../json.ts';
import { secondsToWait } from '../limits/admission.ts';
import type { Access } from '../oauth/tokens.ts';
import type { Core } from '../state/core.ts';
import type { Teams } from '../state/teams.ts';
import { tooMany, type Answer } from './answer.ts';
import { readArgs, text } from './args.ts';
import { needScope, type Method } from './method.ts';
import { METHODS } from './methods.ts';
import { basicCredentials } from './oauth.ts';
import { recorded } from './recorded.ts';
import { Refusal } from './refusal.ts';

/**
 * Answers one call as Slack does: with HTTP 200 unless there were too many (429), `ok` says whether it worked, and the log
 * keeps both sides. What was given to the app in one workspace says that the call is about that one. `null` when the connection is to be cut instead.
 */
export async function answerCall(
  teams: Teams,
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
  const token = tokenOf(headers, read.args);
  const shown = method?.token === 'none' ? [text(read.args, 'code'), text(read.args, 'refresh_token')] : [token];
  const asked = teams.find(({ installation }) => shown.some(installation.gave));
  const core = asked ?? teams[0];
  const refuse = (error: string, more: Json = {}) => answered(core, method, { ok: false, error, ...more });
  const carryOut = () => {
    try {
      if (read.refusal) throw read.refusal;
      if (!method) throw new Refusal('unknown_method', { req_method: name });
      const access = method.token === 'none' ? null : caller(core, method, name, token);
      const wait = secondsToWait(core, name, read.args);
      if (wait > 0) return tooMany(wait);
      needScope(core, method.scopes ?? []);
      const args = method.token === 'none' ? { ...basicCredentials(headers), ...read.args } : read.args;
      return answered(core, method, { ok: true, ...method.handle(core, args, access) });
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      return refuse(fault.code, fault.more);
    }
  };
  return recorded(core, name, read.args, { carryOut, refuse }, asked !== undefined);
}

function answered(core: Core, method: Method | undefined, body: Json): Answer {
  return { status: 200, body, headers: scopeHeaders(core, method) };
}

function tokenOf(headers: IncomingHttpHeaders, args: Json): string {
  return /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? text(args, 'token');
}

/** The bot token that a call came with, `null` for the app's own token or none where none is needed. Throws when it may not call. */
function caller(core: Core, method: Method, name: string, token: string): Access | null {
  if (token === '') {
    if (name === 'api.test') return null;
    throw new Refusal('not_authed');
  }
  const isApp = token === core.app.appToken;
  const access = core.installation.find(token) ?? null;
  if (!isApp && !access) throw new Refusal('invalid_auth');
  if (access?.ended) throw new Refusal(access.ended);
  if (access && !core.installation.isLive(access)) throw new Refusal('token_expired');
  const anyToken = name === 'api.test' || name === 'auth.test';
  if (!anyToken && isApp !== (method.token === 'app')) throw new Refusal('not_allowed_token_type');
  return access;
}

function scopeHeaders(core: Core, method: Method | undefined): Record<string, string> {
  const accepted = method?.token === 'app' ? ['connections:write'] : (method?.scopes ?? []);
  return { 'x-oauth-scopes': core.installation.scopes().join(','), 'x-accepted-oauth-scopes': accepted.join(',') };
}
