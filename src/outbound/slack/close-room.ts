import { quietAfterMs } from '../../domain/closing-room.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { ChannelId } from '../../domain/ids.ts';
import { second, type Instant } from '../../domain/time.ts';
import type { Attempt } from '../context.ts';
import { failureOf } from '../failure.ts';
import { ask, courseAfter } from './ask.ts';
import { show } from './show.ts';

/**
 * Says goodbye in a room whose time is over and archives it, and reports that; where somebody still writes in it, it reports
 * that instead. Only what it is now counts: what was reopened meanwhile keeps its room.
 */
export async function closeRoom(attempt: Attempt, escalation: Escalation): Promise<null> {
  const { room, status } = escalation;
  if (status !== 'resolved' || room.status !== 'open') return null;
  const { channel } = room;
  const last = await lastWritten(attempt, channel);
  if (last !== null) {
    await attempt.report(escalation, { type: 'report-room-in-use', until: last + quietAfterMs });
    return null;
  }
  await show(attempt, escalation, 'goodbye').catch((error: unknown) => {
    // Whoever archived it by hand is asked for no more than that.
    if (failureOf(error).kind !== 'refused') throw error;
  });
  await ask('conversations.archive', attempt.web.conversations.archive({ channel })).catch((error: unknown) => {
    if (courseAfter(error) !== 'already so') throw error;
  });
  await attempt.report(escalation, { type: 'report-room-archived' });
  return null;
}

/** Of messages, what people write; all else is what Slack says of them. */
const written: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'me_message', 'thread_broadcast']);

/** When somebody last wrote in the room, if that is a short while ago; null also where Slack won't let us look. */
async function lastWritten({ web, db, clock }: Attempt, channel: ChannelId): Promise<Instant | null> {
  const oldest = (((await clock.now(db)) - quietAfterMs) / second).toFixed(6);
  try {
    const history = web.conversations.history({ channel, oldest, limit: 200 });
    const { messages = [] } = await ask('conversations.history', history);
    const last = messages.find(({ ts, bot_id: bot, subtype }) => ts && !bot && written.has(subtype));
    return last ? Math.floor(Number(last.ts) * second) : null;
  } catch (error) {
    if (courseAfter(error) === 'fall back') return null;
    throw error;
  }
}
