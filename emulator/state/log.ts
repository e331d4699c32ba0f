import type { Json } from '../json.ts';

/** The ordered fault that hit something: the id of its rule, and what it does. */
export type FaultNote = { rule: string; outcome: string };

/**
 * What the app asked, and what came of it; tokens and socket tickets left out. `at` is workspace time, `ms` how long it took.
 * `answer` is what the workspace made of it (a fault may keep it from the app), `{}` when it was never carried out; `status`
 * is what the app got, `null` while or if it got nothing. Posts to a response_url are calls of `response_url`, the bytes of a
 * file one of `upload`, with their size alone.
 */
export type CallEntry = {
  kind: 'call';
  method: string;
  args: Json;
  answer: Json;
  status: number | null;
  at: number;
  ms: number;
  /** Id of the workspace that it was about; left out for what concerns none in particular. */
  team?: string;
  fault?: FaultNote;
};

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
  team?: string;
  fault?: FaultNote;
};

export type LogEntry = CallEntry | DeliveryEntry;
