import type { OnCall } from '../../domain/on-call.ts';
import type { Simulation } from '../../domain/simulate.ts';
import type { Language, Terms } from '../../domain/terms.ts';
import { m } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { section } from './blocks.ts';
import { people, severity } from './facts.ts';
import type { SlackMessage } from './message.ts';
import { onCallText } from './on-call.ts';
import { pathLines } from './path-lines.ts';
import { previewLines } from './preview.ts';
import { lines, sentences } from './text.ts';

/**
 * Who would be paged now, who next, and who holds it together: for a new escalation, or by the terms of one that is open.
 * Then who is on call, for whom that is asked.
 */
export function whoAnswer(asked: Simulation | Terms, language: Language, onCall: readonly OnCall[] = []): SlackMessage {
  const say = words(language).answers.who;
  const terms = 'steps' in asked ? asked.terms : asked;
  const paged = lines(
    sentences(say.heading, say.severity(severity(terms, language))),
    ...('steps' in asked ? previewLines(asked, language) : pathLines(asked, language)),
    terms.manager && m`${say.manager}: ${people([terms.manager], language)}`,
  );
  const rota = onCallText(onCall, language);
  return { text: lines(paged, rota), blocks: [section(paged), ...(rota ? [section(rota)] : [])] };
}
