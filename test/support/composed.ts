import type { Compose } from '../../src/usecases/settle-due.ts';

/** What is said where nobody wrote anything. */
export const composed: Compose = {
  firstUpdate: () => 'composed from the record',
  customerText: () => ({ text: 'composed for customers', hash: 'hash of what is composed' }),
};
