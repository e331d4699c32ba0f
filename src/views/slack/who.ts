import type { OnCall } from '../../domain/on-call.ts';
import type { Simulation } from '../../domain/simulate.ts';
import type { Language, Terms } from '../../domain/terms.ts';
import { m } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { context, section } from './blocks.ts';
import { people, severity } from './facts.ts';
import type { SlackMessage } from './message.ts';
import { onCallText } from './on-call.ts';
import { pageCountsOf, type PageCounts } from './page-counts.ts';
import { pathLines } from './path-lines.ts';
import { previewLines } from './preview.ts';
import { lines, sentences } from './text.ts';

/**
 * Who would be paged now, who next, and who holds it together: for a new escalation, or by the terms of one that is open.
 * Then who is on call, for whom that is asked, and how often
 * people are paged, for whoever answers for it.
 */
export function whoAnswer(
  asked: Simulation | Terms,
  language: Language,
  onCall: readonly OnCall[] = [],
  paged: PageCounts | null = null,
): SlackMessage {
  const say = words(language).answers.who;
  const terms = 'steps' in asked ? asked.terms : asked;
  const who = lines(
    sentences(say.heading, say.severity(severity(terms, language))),
    ...('steps' in asked ? previewLines(asked, language) : pathLines(asked, language)),
    terms.manager && m`${say.manager}: ${people([terms.manager], language)}`,
  );
  const rota = onCallText(onCall, language);
  const counted = paged && pageCountsOf(paged, language);
  return {
    text: lines(who, rota, counted),
    blocks: [section(who), ...(rota ? [section(rota)] : []), ...(counted ? [context(counted)] : [])],
  };
}
