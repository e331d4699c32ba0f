import type { FirstUpdate } from './escalation.ts';

/** The first update while it is still promised: neither posted nor skipped. */
export type OwedUpdate = Extract<FirstUpdate, { readonly status: 'due' | 'drafted' }>;

/** The promise with its time as long as it is owed, null once it is settled. */
export const owed = (firstUpdate: FirstUpdate): OwedUpdate | null =>
  firstUpdate.status === 'due' || firstUpdate.status === 'drafted' ? firstUpdate : null;
