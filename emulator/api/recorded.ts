import { answerUnder } from '../faults/on-call.ts';
import { callSubject } from '../faults/subject.ts';
import { isRecord, type Json } from '../json.ts';
import type { Core } from '../state/core.ts';
import type { CallEntry } from '../state/log.ts';
import type { Answer, Handling } from './answer.ts';

/**
 * Answers one request of the app, unless a fault was ordered for it, and writes both sides down. `isOurs`: it is about this
 * workspace. `null`: no answer, the connection is to be cut.
 */
export async function recorded(
  core: Core,
  method: string,
  args: Json,
  handling: Handling,
  isOurs = true,
): Promise<Answer | null> {
  const started = performance.now();
  const fault = core.faults.onCall(callSubject(core, method, args, isOurs));
  const entry: CallEntry = {
    kind: 'call',
    method,
    args: structuredClone(withoutSecrets(args)),
    answer: {},
    status: null,
    at: core.clock.now(),
    ms: 0,
    ...(isOurs ? { team: core.team.id } : {}),
    ...(fault ? { fault: { rule: fault.id, outcome: fault.outcome.do } } : {}),
  };
  core.log.push(entry);
  core.logged();
  const answer = await answerUnder(core, fault, {
    ...handling,
    carryOut() {
      const done = handling.carryOut();
      entry.answer = structuredClone(written(method, done));
      return done;
    },
  });
  entry.status = answer?.status ?? null;
  const isPage = fault?.outcome.do === 'http' && typeof answer?.body === 'string';
  if (answer && !isPage && Object.keys(entry.answer).length === 0) entry.answer = written(method, answer);
  entry.ms = performance.now() - started;
  core.logged();
  return answer;
}

/** The ticket in a socket's address is a secret. */
function written(method: string, { status, body }: Answer): Json {
  if (!isRecord(body)) return status === 200 ? { ok: true } : { ok: false, error: body };
  if (method === 'apps.connections.open' && body['ok'] === true) return { ...body, url: '(single use)' };
  return method.startsWith('oauth.') ? withoutSecrets(body) : body;
}

/** All that would let a reader of the log in. */
const SECRETS = ['token', 'client_secret', 'code', 'code_verifier', 'access_token', 'refresh_token'];

function withoutSecrets(json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([name]) => !SECRETS.includes(name)));
}
