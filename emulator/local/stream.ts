import type { ServerResponse } from 'node:http';
import type { Change } from '../protocol.ts';
import type { Core } from '../state/core.ts';

const HEARTBEAT_MS = 15_000;
/** Apps may call a hundred times a second; whoever reads along does not. */
const LOG_EVERY_MS = 250;

/**
 * Server-sent events for one person: what to fetch again. Changes of the same turn are told once, those of the log a few
 * times a second and only `withLog`. Returns how to end it.
 */
export function openStream(core: Core, person: string, response: ServerResponse, withLog = false): () => void {
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
  let logDue: NodeJS.Timeout | undefined;
  const tellOfLog = () => {
    logDue = undefined;
    response.write(`data: ${JSON.stringify({ type: 'log' } satisfies Change)}\n\n`);
  };
  const forget = core.changes.listen((change, people) => {
    if (change.type === 'log') {
      if (withLog) logDue ??= setTimeout(tellOfLog, LOG_EVERY_MS);
      return;
    }
    if (people && !people.includes(person)) return;
    if (due.size === 0) setImmediate(flush);
    due.set(JSON.stringify(change), change);
  });
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS).unref();
  const end = () => {
    forget();
    clearInterval(heartbeat);
    clearTimeout(logDue);
    response.end();
  };
  response.on('close', end);
  return end;
}
