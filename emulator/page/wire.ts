import type { Act, ActResult, Canvas, Change, LogPage, Message, Snapshot } from '../protocol.ts';
import { getState, say } from './store.ts';

const SILENT = 'The local workspace did not answer. Is it still running?';

function get(path: string, query: Record<string, string>): Promise<Response> {
  return fetch(`${path}?${new URLSearchParams(query).toString()}`);
}

// The answers' shapes are the contract of protocol.ts with our own server, which ships together with this page.
async function read<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`The local workspace answered ${response.status}.`);
  return (await response.json()) as T;
}

/** What `as` sees; somebody this workspace does not know is taken for whoever it names first, and an unknown workspace for the first. */
export async function fetchSnapshot(as: string | null, team: string | null): Promise<Snapshot> {
  const there: Record<string, string> = team === null ? {} : { team };
  for (const query of as === null ? [there] : [{ ...there, as }, there]) {
    const response = await get('/_local/state', query);
    if (response.status !== 404) return read(response);
  }
  return read(await get('/_local/state', {}));
}

export async function fetchMessages(as: string, channel: string): Promise<Message[]> {
  return (await read<{ messages: Message[] }>(await get('/_local/messages', { as, channel }))).messages;
}

/** A canvas that `as` can see; `null` when there is none, or no longer. */
export async function fetchCanvas(as: string, id: string): Promise<Canvas | null> {
  const response = await get(`/_local/canvases/${encodeURIComponent(id)}`, { as });
  return response.status === 404 ? null : read<Canvas>(response);
}

/** What passed between the app and the workspace after the entry `after`; the newest without it. */
export async function fetchLog(after: number | null, limit: number): Promise<LogPage> {
  return read<LogPage>(
    await get('/_local/log', { limit: String(limit), ...(after === null ? {} : { after: String(after) }) }),
  );
}

/** Does something in the workspace. Never rejects: what went wrong is in the answer. */
export async function act(what: Act): Promise<ActResult> {
  try {
    const response = await fetch('/_local/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(what),
    });
    if (response.ok || response.status === 400) {
      const answer = (await response.json()) as ActResult;
      return response.ok ? answer : { ...answer, ok: false };
    }
    return { ok: false, error: `The local workspace answered ${response.status}.` };
  } catch {
    return { ok: false, error: SILENT };
  }
}

/** `act`, and what was refused is said as a toast. */
export async function actAloud(what: Act): Promise<ActResult> {
  const result = await act(what);
  if (!result.ok) say(result.error ?? 'That did not work.');
  return result;
}

/** Who acts; every act names it. */
export function me(): string {
  return getState().as ?? '';
}

export type StreamEvents = { open(): void; lost(): void; change(change: Change): void };

/** Listens to what changes for `as` until the returned function is called; comes back by itself after a break. */
export function openStream(as: string, on: StreamEvents): () => void {
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    source = new EventSource(`/_local/stream?${new URLSearchParams({ as, log: '1' }).toString()}`);
    source.onopen = on.open;
    source.onmessage = (event: MessageEvent<string>) => on.change(JSON.parse(event.data) as Change);
    source.onerror = () => {
      on.lost();
      // A refused connection is final for EventSource; only broken ones it takes up again.
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(connect, 2000);
    };
  };
  connect();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}
