import type { Brief } from '../../domain/brief.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { button, section } from './blocks.ts';
import { fallback, headline, length, people, roomLink, tierName, title } from './facts.ts';
import { actionIds } from './ids.ts';
import type { SlackMessage } from './message.ts';
import { encodeTarget } from './target.ts';
import { bold, capital, dotted, lines, when } from './text.ts';

/** The one message in the channel that it was opened from, kept current. */
export function lineMessage(e: Escalation, language: Language): SlackMessage {
  const { line: say, terms } = words(language);
  const room = roomLink(e);
  const standing = capital(
    dotted(lineStanding(e, language), say.openedBy(people([e.openedBy], language)), room && say.room(room)),
  );
  const details = button(terms.buttons.details, actionIds.details, encodeTarget(e));
  return {
    text: lines(dotted(headline(e, language), title(e)), standing),
    blocks: [section(lines(headline(e, language), bold(title(e)), standing), details)],
  };
}

/** How it stands, in one phrase. */
export function lineStanding(e: Brief, language: Language): Markup {
  const say = words(language).line;
  switch (e.status) {
    case 'paging':
      return say.paging(tierName(e.terms, e.tier, language));
    case 'unanswered':
      return e.tier === 0 ? say.nobodyToPage(fallback(e.terms)) : say.unanswered(fallback(e.terms));
    case 'working':
      return say.led(people([e.lead], language), length(e.acknowledged.at - e.openedAt));
    case 'resolved':
      return say.resolved(people([e.resolution.by], language), when(e.resolution.at, 'moment', language));
  }
}
