import type { Errand } from '../../store/tables/outbox.ts';
import { isStanding } from '../../store/confirmations.ts';
import type { Outbound } from '../context.ts';
import { ask, courseAfter } from './ask.ts';

/** Takes away a second copy of one of our own messages, unless it is the one that counts by now. */
export async function removeCopy(
  { db, team, web }: Outbound,
  { mark, channel, ts }: Extract<Errand, { type: 'remove' }>,
): Promise<null> {
  if (await isStanding(db, team, mark, { channel, ts })) return null;
  await ask('chat.delete', web.chat.delete({ channel, ts })).catch((error: unknown) => {
    if (courseAfter(error) !== 'already so') throw error;
  });
  return null;
}
