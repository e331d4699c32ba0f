import type { Change } from '../protocol.ts';

/** `people` are the ids of those whom the change concerns; everybody when left out. */
export type Listener = (change: Change, people?: readonly string[]) => void;

export type Changes = { tell: Listener; listen(listener: Listener): () => void };

/** Who wants to know that something changed: the page's streams, and tests that wait. */
export function createChanges(): Changes {
  const listeners = new Set<Listener>();
  return {
    tell(change, people) {
      for (const listener of listeners) listener(change, people);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
