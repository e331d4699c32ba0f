import type { Escalation } from '../../domain/escalation.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { customerStanding } from './customer-standing.ts';
import { customer, isUntaken, people } from './facts.ts';
import { feedbackStanding } from './feedback.ts';
import { progress } from './progress.ts';
import { nextUpdateStanding, resolutionStanding } from './promises.ts';
import { dotted, line, when } from './text.ts';
import { firstUpdateStanding } from './update-standing.ts';

/** What is true now, a fact a line; those that say nothing are left out. At most ten. */
export function factFields(e: Escalation, language: Language): Markup[] {
  const { facts: say, by, nobodyYet } = words(language).terms;
  const { due } = words(language).answers.home;
  const at = (instant: number) => when(instant, 'moment', language);
  const lead = leadOf(e);
  const labelled: readonly (readonly [label: Markup, value: Markup | false | null])[] = [
    [say.customer, dotted(customer(e.details.customer), line(e.details.customer?.contact ?? '', 120))],
    [say.lead, lead ? people([lead], language) : isUntaken(e) && nobodyYet],
    [say.opened, by(people([e.openedBy], language), at(e.openedAt))],
    [say.tier, progress(e, language)],
    [say.firstUpdate, firstUpdateStanding(e, language)],
    [say.nextUpdate, nextUpdateStanding(e, language)],
    [words(language).customers.fact, customerStanding(e, language)],
    [say.resolveBy, resolutionStanding(e, language)],
    [say.services, line(e.details.services.join(', '), 200)],
    [say.resolved, e.status === 'resolved' && by(people([e.resolution.by], language), at(e.resolution.at))],
    [say.rca, e.rca && m`${people([e.rca.owner], language)}, ${due(when(e.rca.dueAt, 'day', language))}`],
    [say.feedback, feedbackStanding(e, language)],
  ];
  return labelled.flatMap(([label, value]) => (value ? [m`*${label}*  ${value}`] : []));
}

function leadOf(e: Escalation): UserId | null {
  if (e.status === 'working') return e.lead;
  return e.status === 'resolved' ? (e.acknowledged?.by ?? null) : null;
}
