import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { listDenialsOf } from '../../queries/denials.ts';
import { readTimeline } from '../../queries/timeline.ts';
import type { SlackMessage } from '../../views/slack/message.ts';
import { showAnswer } from '../../views/slack/show.ts';
import type { Inbound } from '../context.ts';

/** Everything about one escalation, with the buttons that fit its state. */
export const show = async (inbound: Inbound, escalation: Escalation, language: Language): Promise<SlackMessage> =>
  showAnswer(
    escalation,
    await readTimeline(inbound.desk.db, escalation.id),
    language,
    await listDenialsOf(inbound.desk.db, inbound.team, escalation.id),
  );
