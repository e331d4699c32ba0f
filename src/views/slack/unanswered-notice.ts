import type { Escalation } from '../../domain/escalation.ts';
import type { Event } from '../../domain/events.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { buttons, context, section } from './blocks.ts';
import { buttonsOf } from './buttons.ts';
import { customer, marker, people, ref, severity, tierName, title } from './facts.ts';
import type { SlackMessage } from './message.ts';
import { bold, dotted, lines, when } from './text.ts';
import { troubles } from './troubles.ts';

/** To the fallback channel: who was tried, how often and since when, and the two ways to go on. */
export function unansweredNotice(
  e: Escalation,
  event: Extract<Event, { type: 'unanswered' }>,
  language: Language,
): SlackMessage {
  const say = words(language).notices.channel;
  const top = dotted(
    m`${marker(e)} ${bold(event.tier === 0 ? say.noOneToPageFor(ref(e)) : say.unanswered(ref(e)))}`,
    severity(e.terms, language),
    customer(e.details.customer),
  );
  const tried =
    event.tier === 0
      ? say.noOneToPage
      : lines(
          say.unansweredBody(say.rounds(event.round), when(e.openedAt, 'moment', language)),
          ...e.terms.tiers
            .slice(0, 12)
            .map((_, index) => m`•  ${tierName(e.terms, index + 1, language)}: ${paged(e, index + 1, language)}`),
        );
  const trouble = troubles(e, language);
  const all = buttonsOf(e, language);
  return {
    text: lines(dotted(top, title(e)), now(e, language)),
    blocks: [
      section(lines(top, bold(title(e)), tried)),
      context(lines(...trouble, now(e, language))),
      ...buttons(all.acknowledge, all.pageNext, all.details),
    ],
  };
}

/** Whom the tier had paged, in whichever round. */
const paged = (e: Escalation, tier: number, language: Language): Markup =>
  people([...new Set(e.pages.flatMap((page) => (page.tier === tier ? [page.person] : [])))], language);

/** The notice may be read after somebody acted: it is rendered when it is sent. */
function now(e: Escalation, language: Language): Markup {
  const say = words(language).notices.channel;
  switch (e.status) {
    case 'unanswered':
      return e.tier === 0 ? say.takeIt : say.pagingIsOver;
    case 'paging':
      return say.sincePaged;
    case 'working':
      return say.sinceAnswered(people([e.lead], language));
    case 'resolved':
      return say.sinceResolved;
  }
}
