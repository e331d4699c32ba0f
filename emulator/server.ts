import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Machine } from './acts/act.ts';
import type { Answer } from './api/answer.ts';
import { answerCall } from './api/call.ts';
import { fileForApp, sendFile, takeUpload } from './api/file-bytes.ts';
import type { Activity } from './delivery/activity.ts';
import { answerResponse } from './delivery/response-url.ts';
import type { SocketTransport } from './delivery/socket.ts';
import { assetAt } from './local/page.ts';
import { securityHeaders } from './local/policy.ts';
import { answerLocal } from './local/routes.ts';
import { answerOAuth } from './oauth/routes.ts';
import type { Core } from './state/core.ts';
import { teamCalled, type Teams } from './state/teams.ts';

const LARGEST_BODY = 4 * 1024 * 1024;
/** Slack takes a gigabyte; here files stay in memory. */
const LARGEST_UPLOAD = 32 * 1024 * 1024;

type Household = { teams: Teams; machine: Machine; activity: Activity; socket: SocketTransport };

/** The one server of all workspaces: the Web API, response_urls, Socket Mode, and the page with its own routes. */
export function createHouseServer(house: Household): Server {
  const server = createServer((request, response) => {
    answer(house, request, response).catch((fault: unknown) => {
      console.error(fault);
      if (!response.headersSent) send(response, 500, 'application/json', '{"ok":false,"error":"internal_error"}');
      else response.destroy();
    });
  });
  server.on('upgrade', (request, socket: Duplex, head) => {
    if (isLocal(request) && request.url?.startsWith('/link/')) house.socket.admit(request, socket, head);
    else socket.destroy();
  });
  return server;
}

async function answer(
  { teams, machine, activity }: Household,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isLocal(request)) return send(response, 403, 'text/plain', 'Only as 127.0.0.1 or localhost.');
  const url = new URL(request.url ?? '/', teams[0].origin());
  const isUpload = url.pathname.startsWith('/upload/v1/');
  const body = await bodyOf(request, isUpload ? LARGEST_UPLOAD : LARGEST_BODY);
  if (!body) return send(response, 413, 'text/plain', 'Too large.');

  if (url.pathname.startsWith('/api/')) {
    if (request.method !== 'POST') return send(response, 405, 'text/plain', 'Web API methods are called by POST.');
    const call = answerCall(teams, url.pathname.slice('/api/'.length), request.headers, body);
    return give(response, await activity.during(call));
  }
  if (url.pathname.startsWith('/hooks/')) {
    if (request.method !== 'POST') return send(response, 405, 'text/plain', 'Answers are sent by POST.');
    const answering = answerResponse(
      teamIn(teams, /^\/hooks\/\w+\/(\w+)\//, url.pathname),
      url.pathname.slice('/hooks'.length),
      body.toString('utf8'),
    );
    return give(response, await activity.during(answering));
  }
  if (isUpload) {
    if (request.method !== 'POST') return send(response, 405, 'text/plain', 'Files are sent by POST.');
    const ticket = url.pathname.slice('/upload/v1/'.length);
    return give(response, await activity.during(takeUpload(awaiting(teams, ticket), ticket, request.headers, body)));
  }
  if (url.pathname.startsWith('/files-pri/')) {
    const file = fileForApp(teamIn(teams, /^\/files-pri\/(\w+)-/, url.pathname), url.pathname, request.headers);
    return file ? sendFile(response, file) : send(response, 404, 'text/plain', 'There is no such file for you.');
  }
  if (url.pathname.startsWith('/oauth/')) return answerOAuth(teams, request, response, url, body);
  if (url.pathname.startsWith('/_local/')) return answerLocal(teams, machine, request, response, url, body);
  const asset = request.method === 'GET' ? assetAt(url.pathname) : null;
  if (!asset) return send(response, 404, 'text/plain', 'There is nothing here.');
  send(response, 200, asset.type, asset.body, securityHeaders(asset.type.startsWith('text/html') ? asset.body : ''));
}

/** The workspace that an address names; the first one, which knows nothing of the address, where there is none of that name. */
function teamIn(teams: Teams, pattern: RegExp, path: string): Core {
  return teamCalled(teams, pattern.exec(path)?.[1] ?? '') ?? teams[0];
}

/** The workspace whose app announced the upload. */
function awaiting(teams: Teams, ticket: string): Core {
  const has = ({ state }: Core) => [...state.files.values()].some((file) => file.ticket === ticket);
  return teams.find(has) ?? teams[0];
}

/** A page of another site can make a name of its own mean 127.0.0.1; it cannot make the browser send another Host. */
function isLocal(request: IncomingMessage): boolean {
  const port = request.socket.localPort;
  return request.headers.host === `127.0.0.1:${port}` || request.headers.host === `localhost:${port}`;
}

async function bodyOf(request: AsyncIterable<Buffer>, largest: number): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > largest) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function give(response: ServerResponse, answer: Answer | null): void {
  if (!answer) return void response.socket?.resetAndDestroy();
  const { status, body, headers, isCut } = answer;
  const write = isCut ? sendHalf : send;
  if (typeof body === 'string') write(response, status, 'text/plain; charset=utf-8', body, headers);
  else write(response, status, 'application/json; charset=utf-8', JSON.stringify(body), headers);
}

/** Says how long the answer is, and ends the connection in the middle of it. */
const sendHalf: typeof send = (response, status, type, body, headers) => {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': type, ...headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.socket?.destroy());
};

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
  response.end(body);
}
