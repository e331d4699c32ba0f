import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { listDenialsOf } from '../../queries/denials.ts';
import { asItIsNow } from '../../queries/terms.ts';
import { readTimeline } from '../../queries/timeline.ts';
import type { SlackMessage } from '../../views/slack/message.ts';
import { showAnswer } from '../../views/slack/show.ts';
import type { Inbound } from '../context.ts';

/** Everything about one escalation, with the buttons that fit its state. */
export async function show({ desk, team }: Inbound, escalation: Escalation, language: Language): Promise<SlackMessage> {
  const [present, events, denials] = await Promise.all([
    asItIsNow(desk, escalation),
    readTimeline(desk.db, escalation.id),
    listDenialsOf(desk.db, team, escalation.id),
  ]);
  return showAnswer(present, events, language, denials);
}
