import type { Act, ActResult, Change, Message, Snapshot } from '../protocol.ts';
import { getState, say } from './store.ts';

const SILENT = 'The local workspace did not answer. Is it still running?';

class Unanswered extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The local workspace answered ${status}.`);
    this.status = status;
  }
}

// The answers' shapes are the contract of protocol.ts with our own server, which ships together with this page.
async function get<T>(path: string, query: Record<string, string>): Promise<T> {
  const response = await fetch(`${path}?${new URLSearchParams(query).toString()}`);
  if (!response.ok) throw new Unanswered(response.status);
  return (await response.json()) as T;
}

/** What `as` sees; somebody this workspace does not know is taken for whoever it names first. */
export async function fetchSnapshot(as: string | null): Promise<Snapshot> {
  try {
    return await get('/_local/state', as === null ? {} : { as });
  } catch (error) {
    if (as !== null && error instanceof Unanswered && error.status === 404) return get('/_local/state', {});
    throw error;
  }
}

export async function fetchMessages(as: string, channel: string): Promise<Message[]> {
  return (await get<{ messages: Message[] }>('/_local/messages', { as, channel })).messages;
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
    source = new EventSource(`/_local/stream?${new URLSearchParams({ as }).toString()}`);
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
