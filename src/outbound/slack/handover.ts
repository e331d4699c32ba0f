import type { Handover } from '../../domain/handover.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { listInHand } from '../../queries/handovers.ts';
import { findOnCall } from '../../queries/terms.ts';
import { handoverMessage } from '../../views/slack/handover.ts';
import type { SlackMessage } from '../../views/slack/message.ts';
import type { Outbound } from '../context.ts';

/** What somebody is told at a handover, and whether it is still so. `waited`: they did not want to hear it sooner. */
export async function handoverTold(
  { db, team, clock, policy }: Outbound,
  handover: Handover,
  { person, waited, language }: { readonly person: UserId; readonly waited: boolean; readonly language: Language },
): Promise<{ readonly message: SlackMessage; readonly isSo: boolean }> {
  const now = await clock.now(db);
  const onCall = (await findOnCall(db, team, policy(), now)).find(({ schedule }) => schedule === handover.schedule);
  const has = onCall?.holder?.id === person;
  const open = handover.leaving ? await listInHand(db, team, handover.leaving) : [];
  const until = has ? (onCall?.next?.at ?? null) : null;
  return {
    message: handoverMessage(handover, person, { open, until, now, waited }, language),
    isSo: has === (handover.coming === person),
  };
}
