import type { Escalation } from '../../domain/escalation.ts';
import type { UserId } from '../../domain/ids.ts';
import { holderOf } from '../../domain/roles.ts';
import type { Language } from '../../domain/terms.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import type { SlackMessage } from '../../views/slack/message.ts';
import type { Attempt } from '../context.ts';
import { failureOf } from '../failure.ts';
import { signalOf } from '../signals.ts';
import { languageOf } from './language.ts';
import { post } from './send.ts';

/**
 * Whoever answers for the escalation is told in place of whom Slack would not tell: its lead, or whoever opened it, and
 * the manager, unless others are named. Answers where the first of them was told, null when Slack refuses all of them.
 * @throws what may pass while nobody was told yet.
 */
export async function tellInstead(
  attempt: Attempt,
  escalation: Escalation,
  compose: (language: Language) => SlackMessage,
  people: readonly UserId[] = answerable(escalation),
): Promise<Receipt | null> {
  const told: Receipt[] = [];
  for (const person of new Set(people)) {
    const language = await languageOf(attempt, person, escalation.terms);
    try {
      const { channel, ts } = await post(attempt, { person }, compose(language), { language, aside: true });
      told.push({ channel, ts });
    } catch (error) {
      // Who was told must not be told again because of somebody else, unless it can be looked for.
      if (signalOf(error) || (told.length === 0 && failureOf(error).kind !== 'refused')) throw error;
    }
  }
  return told[0] ?? null;
}

function answerable(escalation: Escalation): readonly UserId[] {
  const lead = escalation.status === 'working' ? escalation.lead : escalation.openedBy;
  return [lead, holderOf(escalation, 'escalation_manager') ?? lead];
}
