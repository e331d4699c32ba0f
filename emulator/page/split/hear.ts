import type { News, Request } from './news.ts';

/** Whether a message between windows is one of ours: its sender is of this very origin, so its kind tells the rest. */
export function isOurs(event: MessageEvent<unknown>): event is MessageEvent<News | Request> {
  const { data, origin } = event;
  const kind = typeof data === 'object' && data !== null && 'kind' in data ? data.kind : null;
  return origin === location.origin && (kind === 'pane' || kind === 'beside');
}
