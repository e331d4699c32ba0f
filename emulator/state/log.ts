import type { Json } from '../json.ts';

/** What the app asked, and what it was told; tokens and socket tickets left out. `at` is workspace time, `ms` how long it took. */
export type CallEntry = { kind: 'call'; method: string; args: Json; answer: Json; at: number; ms: number };

/**
 * What the app was sent. `acknowledged` is 'never' until an answer comes; one that comes after the limit makes it 'late'.
 * `attempt` counts from 0; only events are tried again.
 */
export type DeliveryEntry = {
  kind: 'delivery';
  type: 'events_api' | 'slash_commands' | 'interactive';
  transport: 'socket' | 'http';
  payload: Json;
  attempt: number;
  acknowledged: 'in time' | 'late' | 'never';
  answer: unknown;
  at: number;
  ms: number;
};

export type LogEntry = CallEntry | DeliveryEntry;
