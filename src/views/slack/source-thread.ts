import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { m } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { section } from './blocks.ts';
import { people, ref, roomLink, severity } from './facts.ts';
import { lineStanding } from './line.ts';
import type { SlackMessage } from './message.ts';
import { capital, dotted, lines } from './text.ts';

/** Under the message that was escalated: its author learns that it was, and what happens now. */
export function sourceThread(e: Escalation, language: Language): SlackMessage {
  const { source: say, line } = words(language);
  const { author } = e.source;
  const message = author && author !== e.openedBy ? say.messageOf(people([author], language)) : say.thisMessage;
  const room = roomLink(e);
  const text = lines(
    m`${say.escalated(people([e.openedBy], language), message, ref(e))} (${severity(e.terms, language)}).`,
    capital(dotted(lineStanding(e, language), room && line.room(room))),
    say.follow,
  );
  return { text, blocks: [section(text)] };
}
