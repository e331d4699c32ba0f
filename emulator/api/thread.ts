import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { messageAt } from '../state/messages.ts';
import { Refusal, refuseWith } from './refusal.ts';

/**
 * The thread that a `thread_ts` means, by its first message's `ts`. Naming a reply means its thread. One that hangs on nothing
 * is taken as well, and what is said in it is seen nowhere (slackapi/python-slack-sdk#840).
 */
export function threadMeant(core: Core, channel: Channel, ts: string): string {
  if (!/^\d{10}\.\d{1,6}$/.test(ts)) refuseWith('invalid_thread_ts', [`[ERROR] ${ts} is not a valid thread_ts`]);
  const parent = messageAt(core, channel.id, ts);
  if (parent?.subtype && parent.subtype !== 'tombstone') throw new Refusal('cannot_reply_to_message');
  return parent?.threadTs ?? ts;
}
