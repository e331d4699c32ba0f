import { asDeadlineId } from '../../domain/ids.ts';
import type { Desk } from '../../usecases/desk.ts';
import { onDeadline, type Words } from '../../usecases/on-deadline.ts';

/** What an alarm clock calls with a deadline's id: it asks whether there is something to do, and has the outbox look. */
export const ring =
  (desk: Desk, words: Words, wake: () => void) =>
  async (id: string): Promise<void> => {
    if (await onDeadline(desk, words, asDeadlineId(id))) wake();
  };
