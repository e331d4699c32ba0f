import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { tierClock, withPause } from './clocks.ts';
import { answerBy, fallback, length } from './facts.ts';
import { countdown, dotted, line } from './text.ts';

/** How far paging went: which tier, which round, and how it ended. */
export function progress(e: Escalation, language: Language): Markup {
  const { card, terms } = words(language);
  const tier = e.terms.tiers[e.tier - 1];
  if (!tier) return card.nobodyToPage;
  const where = dotted(
    card.tierOf(e.tier, e.terms.tiers.length, line(tier.name[language], 60)),
    e.round > 1 && terms.round(e.round, Math.max(e.round, e.terms.rounds)),
  );
  switch (e.status) {
    case 'paging':
      return m`${where}, ${withPause(
        e.terms,
        tierClock(e.terms, e.tier, e.answerBy),
        m`${card.answerBefore(answerBy(e, e.terms, language))}${countdown(e.answerBy, language)}`,
        language,
      )}`;
    case 'unanswered':
      return card.nobodyLeft(fallback(e.terms));
    case 'working':
      return m`${where}, ${card.acknowledgedIn(length(e.acknowledged.at - e.openedAt))}`;
    case 'resolved':
      return e.acknowledged
        ? m`${where}, ${card.acknowledgedIn(length(e.acknowledged.at - e.openedAt))}`
        : m`${where}, ${card.notAcknowledged}`;
  }
}
