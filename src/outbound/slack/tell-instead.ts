import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import { misdirectedNotice } from '../../views/slack/channel-notice.ts';
import type { SlackMessage } from '../../views/slack/message.ts';
import type { Attempt } from '../context.ts';
import { failureOf } from '../failure.ts';
import { signalOf } from '../signals.ts';
import { languageOf } from './language.ts';
import { post } from './send.ts';

/**
 * Whoever answers for the escalation is told in place of a channel: its lead, or whoever opened it, and the manager;
 * `compose` draws what the channel was to read.
 * `error` is what Slack said; null when it said nothing, and somebody must look. Answers where the first of them was told,
 * null when Slack refuses all of them.
 * @throws what may pass while nobody was told yet.
 */
export async function tellInstead(
  attempt: Attempt,
  escalation: Escalation,
  compose: (language: Language) => SlackMessage,
  why: { readonly channel: string; readonly error: string | null },
): Promise<Receipt | null> {
  const lead = escalation.status === 'working' ? escalation.lead : escalation.openedBy;
  const told: Receipt[] = [];
  for (const person of new Set([lead, escalation.terms.manager ?? lead])) {
    const language = await languageOf(attempt, person, escalation.terms);
    try {
      const { channel, ts } = await post(attempt, { person }, misdirectedNotice(compose(language), why, language), {
        language,
        aside: true,
      });
      told.push({ channel, ts });
    } catch (error) {
      // Who was told must not be told again because of somebody else, unless it can be looked for.
      if (signalOf(error) || (told.length === 0 && failureOf(error).kind !== 'refused')) throw error;
    }
  }
  return told[0] ?? null;
}
