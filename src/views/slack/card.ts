import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { buttons, context, fields, section } from './blocks.ts';
import { buttonsOf } from './buttons.ts';
import { customer, headline, isUntaken, people, title } from './facts.ts';
import type { SlackMessage } from './message.ts';
import { progress } from './progress.ts';
import { bold, dotted, line, lines, prose, quote, when } from './text.ts';
import { troubles } from './troubles.ts';
import { firstUpdateStanding } from './update-standing.ts';

/** The pinned message of the room: everything that is true now. */
export function cardMessage(e: Escalation, language: Language): SlackMessage {
  const say = words(language).terms;
  const top = dotted(headline(e, language), say.status[e.status]);
  const description = prose(e.details.description, 900);
  const trouble = troubles(e, language);
  const all = buttonsOf(e, language);
  return {
    text: lines(top, title(e)),
    blocks: [
      section(lines(top, bold(title(e)))),
      fields(facts(e, language)),
      ...(description === '' ? [] : [section(description)]),
      ...(e.status === 'resolved' ? [section(lines(bold(say.facts.fix), quote(e.resolution.fix, 900)))] : []),
      ...(trouble.length > 0 ? [context(lines(...trouble))] : []),
      ...buttons(all.acknowledge, all.postUpdate, all.resolve, all.pageNext, all.reopen, all.requestRca),
    ],
  };
}

/** At most ten, each in one line on a phone. */
export function facts(e: Escalation, language: Language): Markup[] {
  const say = words(language).terms;
  const at = (instant: number) => when(instant, 'moment', language);
  const lead = e.status === 'working' ? e.lead : e.status === 'resolved' ? (e.acknowledged?.by ?? null) : null;
  return [
    [say.facts.customer, dotted(customer(e.details.customer), line(e.details.customer?.contact ?? '', 120))] as const,
    [say.facts.lead, lead ? people([lead], language) : isUntaken(e) ? say.nobodyYet : m``] as const,
    [say.facts.opened, say.by(people([e.openedBy], language), at(e.openedAt))] as const,
    [say.facts.tier, progress(e, language)] as const,
    [say.facts.firstUpdate, firstUpdateStanding(e, language)] as const,
    [say.facts.services, line(e.details.services.join(', '), 200)] as const,
    [
      say.facts.resolved,
      e.status === 'resolved' ? say.by(people([e.resolution.by], language), at(e.resolution.at)) : m``,
    ] as const,
    [
      say.facts.rca,
      e.rca
        ? m`${people([e.rca.owner], language)}, ${words(language).answers.home.due(when(e.rca.dueAt, 'day', language))}`
        : m``,
    ] as const,
  ].flatMap(([label, value]) => (value === '' ? [] : [m`*${label}*  ${value}`]));
}
