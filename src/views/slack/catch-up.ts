import type { Escalation } from '../../domain/escalation.ts';
import { owed } from '../../domain/first-update.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { context, section } from './blocks.ts';
import { dueTime, updateClock } from './clocks.ts';
import { answerBy, headline, people, ref, tierName, title } from './facts.ts';
import { lineStanding } from './line.ts';
import type { SlackMessage } from './message.ts';
import { bold, capital, dotted, line, lines, prose, when } from './text.ts';

/** For whoever joins the room late: what, who, what was tried, what is next. */
export function catchUp(e: Escalation, language: Language): SlackMessage {
  const { answers, line: short } = words(language);
  const say = answers.catchUp;
  const tried = line(e.details.triage.tried, 500);
  const paged = [...new Set(e.pages.map((page) => page.person))];
  const what = lines(say.heading(ref(e)), headline(e, language), bold(title(e)), prose(e.details.description, 600));
  const whoAndNext = lines(
    capital(dotted(lineStanding(e, language), short.openedBy(people([e.openedBy], language)))),
    paged.length > 0 && say.paged(people(paged, language)),
    tried !== '' && say.triedBefore(tried),
    m`${say.next} ${next(e, language)}`,
  );
  return { text: lines(what, whoAndNext), blocks: [section(what), section(whoAndNext), context(say.card)] };
}

function next(e: Escalation, language: Language): Markup {
  const say = words(language).answers.catchUp;
  if (e.status === 'resolved')
    return e.rca ? say.nextRca(people([e.rca.owner], language), when(e.rca.dueAt, 'day', language)) : say.nothing;
  const promised = owed(e.firstUpdate);
  return dotted(
    step(e, language),
    promised && say.nextUpdate(dueTime(e.terms, updateClock(e.terms, promised.by), language)),
  );
}

function step(e: Escalation & { status: 'paging' | 'unanswered' | 'working' }, language: Language): Markup {
  const say = words(language).answers.catchUp;
  switch (e.status) {
    case 'paging':
      return say.nextAnswer(tierName(e.terms, e.tier, language), answerBy(e, e.terms, language));
    case 'unanswered':
      return say.nextTake;
    case 'working':
      return say.nextFix;
  }
}
