import type { ServerResponse } from 'node:http';
import type { Change } from '../protocol.ts';
import type { Core } from '../state/core.ts';

const HEARTBEAT_MS = 15_000;

/**
 * Server-sent events for one person: what to fetch again. Changes of the same turn are told once. Returns how to end it.
 */
export function openStream(core: Core, person: string, response: ServerResponse): () => void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  response.write(': connected\n\n');
  const due = new Map<string, Change>();
  const flush = () => {
    for (const change of due.values()) response.write(`data: ${JSON.stringify(change)}\n\n`);
    due.clear();
  };
  const forget = core.changes.listen((change, people) => {
    if (people && !people.includes(person)) return;
    if (due.size === 0) setImmediate(flush);
    due.set(JSON.stringify(change), change);
  });
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS).unref();
  const end = () => {
    forget();
    clearInterval(heartbeat);
    response.end();
  };
  response.on('close', end);
  return end;
}
