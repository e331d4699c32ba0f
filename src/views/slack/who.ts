import type { OnCall } from '../../domain/on-call.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { Simulation } from '../../domain/simulate.ts';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { context, section } from './blocks.ts';
import { ref, severity } from './facts.ts';
import type { SlackMessage } from './message.ts';
import { onCallText } from './on-call.ts';
import { pageCountsOf, type PageCounts } from './page-counts.ts';
import { pathLines } from './path-lines.ts';
import { previewLines } from './preview.ts';
import { rolesHeld } from './roles.ts';
import { escape, lines, mention, sentences } from './text.ts';

/**
 * Who would be paged now, who next, and who holds it together: for a new escalation, or for one that there is. Then who is on
 * call, for whom that is asked, and how often people are paged, for whoever answers for it.
 */
export function whoAnswer(
  asked: Simulation | Escalation,
  language: Language,
  onCall: readonly OnCall[] = [],
  paged: PageCounts | null = null,
): SlackMessage {
  const who = lines(...('steps' in asked ? ofNew(asked, language) : ofOne(asked, language)));
  const rota = onCallText(onCall, language);
  const counted = paged && pageCountsOf(paged, language);
  return {
    text: lines(who, rota, counted),
    blocks: [section(who), ...(rota ? [section(rota)] : []), ...(counted ? [context(counted)] : [])],
  };
}

function ofNew(found: Simulation, language: Language) {
  const { answers, roles } = words(language);
  const { manager } = found.terms;
  return [
    sentences(answers.who.heading, answers.who.severity(severity(found.terms, language))),
    ...previewLines(found, language),
    manager && roles.holds(escape(roles.names.escalation_manager), mention(manager)),
  ];
}

function ofOne(e: Escalation, language: Language) {
  const say = words(language).answers.who;
  return [
    sentences(say.headingOf(ref(e)), say.severity(severity(e.terms, language))),
    ...pathLines(e.terms, language),
    rolesHeld(e, language),
  ];
}
