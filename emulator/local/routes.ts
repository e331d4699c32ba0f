import type { IncomingMessage, ServerResponse } from 'node:http';
import { perform, type Machine } from '../acts/act.ts';
import { fileForPerson, sendFile } from '../api/file-bytes.ts';
import { answerFaults } from '../faults/routes.ts';
import { parsed } from '../json.ts';
import { canRead } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { teamCalled, teamOfPerson, type Teams } from '../state/teams.ts';
import { canvasForPerson } from './canvases.ts';
import { logPage } from './log.ts';
import { isAct } from './read-act.ts';
import { messagesFor, snapshotFor } from './snapshot.ts';
import { openStream } from './stream.ts';

const FILES = 'GET /_local/files/';
const CANVASES = 'GET /_local/canvases/';

/** The page's own routes (protocol.ts), which no app ever sees. */
export async function answerLocal(
  teams: Teams,
  machine: Machine,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: Buffer,
): Promise<void> {
  const route = `${request.method} ${url.pathname}`;
  if (route === 'POST /_local/act') {
    if (!isOwnPage(request)) return sendJson(response, 403, { error: 'Only the page of this workspace may act.' });
    const act = parsed(body.toString('utf8'));
    if (!isAct(act)) return sendJson(response, 400, { error: 'This is no act.' });
    const where = 'as' in act ? teamOfPerson(teams, act.as) : undefined;
    return sendJson(response, 200, await perform(where ?? teams[0], machine, act));
  }
  if (url.pathname === '/_local/faults') {
    if (request.method === 'POST' && !isOwnPage(request))
      return sendJson(response, 403, { error: 'Faults are ordered as application/json, and by no other site.' });
    const { status, body: answer } = answerFaults(teams[0].faults, request.method ?? '', url, body.toString('utf8'));
    return sendJson(response, status, answer);
  }
  if (route === 'GET /_local/log') {
    const page = logPage(teams, url.searchParams);
    return sendJson(response, page ? 200 : 400, page ?? { error: '`after` and `limit` are whole numbers.' });
  }
  const core = concerned(teams, url.searchParams);
  if (!core) return sendJson(response, 404, { error: 'There is no such workspace.' });
  const me = core.state.people.get(url.searchParams.get('as') ?? '') ?? firstPerson(core, url);
  if (!me || me.isBot) return sendJson(response, 404, { error: 'There is no such person.' });
  if (route === 'GET /_local/state') return sendJson(response, 200, snapshotFor(core, me, teams));
  if (route === 'GET /_local/stream') return void openStream(core, me.id, response, url.searchParams.has('log'));
  if (route === 'GET /_local/messages') {
    const channel = core.state.channels.get(url.searchParams.get('channel') ?? '');
    if (!channel || !canRead(channel, me)) return sendJson(response, 404, { error: 'There is no such channel.' });
    return sendJson(response, 200, { messages: messagesFor(core, channel, me) });
  }
  if (route.startsWith(CANVASES)) {
    const canvas = canvasForPerson(core, route.slice(CANVASES.length), me);
    return sendJson(response, canvas ? 200 : 404, canvas ?? { error: 'There is no such canvas.' });
  }
  if (route.startsWith(FILES)) {
    const file = fileForPerson(core, route.slice(FILES.length), me);
    return file ? sendFile(response, file) : sendJson(response, 404, { error: 'There is no such file.' });
  }
  sendJson(response, 404, { error: 'There is nothing here.' });
}

/** The workspace that is named, else that of the person who looks, else the first. */
function concerned(teams: Teams, query: URLSearchParams): Core | undefined {
  const named = query.get('team');
  return named === null ? (teamOfPerson(teams, query.get('as') ?? '') ?? teams[0]) : teamCalled(teams, named);
}

/** A page opened for the first time knows nobody's id yet: it starts as the first person. */
function firstPerson(core: Core, url: URL) {
  return url.searchParams.has('as') ? undefined : [...core.state.people.values()].find((person) => !person.isBot);
}

/** A browser says where a request comes from; other sites must not act here. */
function isOwnPage(request: IncomingMessage): boolean {
  const { origin, host, 'sec-fetch-site': site, 'content-type': type } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return type?.startsWith('application/json') ?? false;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
