import type { DeadlineKind, Intent } from '../../src/domain/intents.ts';

/** The intents that most events have, under the names that tests say them by. */
export const line: Intent = { type: 'show', slot: 'line' };
export const card: Intent = { type: 'show', slot: 'card' };
export const topic: Intent = { type: 'show', slot: 'topic' };
export const draft: Intent = { type: 'show', slot: 'draft' };
export const pageOf = (person: string, tier = 1, round = 1): Intent => ({
  type: 'show',
  slot: `page/${tier}/${round}/${person}`,
});
export const note = (seq: number): Intent => ({ type: 'note', seq });
export const stakeholdersTold = (seq: number): Intent => ({ type: 'tell-channel', channel: '#support-updates', seq });
export const cancel = (...kinds: readonly DeadlineKind[]): Intent => ({ type: 'cancel', kinds });
