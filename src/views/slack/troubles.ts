import type { Escalation } from '../../domain/escalation.ts';
import { ways } from '../../domain/reach.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { people, tierName } from './facts.ts';
import { line } from './text.ts';

/** What did not work, said plainly: people whom Slack would not reach, targets that nobody stands behind, a missing room. */
export function troubles(e: Escalation, language: Language): Markup[] {
  const say = words(language).card;
  const unreached = [...new Set(e.pages.flatMap((page) => (page.state === 'undeliverable' ? [page.person] : [])))];
  return [
    ...(unreached.length > 0 ? [say.undeliverable(people(unreached, language))] : []),
    ...ways.flatMap((way) => {
      const failed = e.pages.flatMap((page) => (page.ways?.[way] === 'failed' ? [page.person] : []));
      return failed.length > 0 ? [say.notReached[way](people([...new Set(failed)], language))] : [];
    }),
    ...missingTargets(e.terms, language),
    ...(e.room.status === 'failed' ? [say.roomFailed(line(e.room.error, 120))] : []),
  ];
}

/** Whom or what of each tier nobody stands behind, for the first few tiers that have any. */
export const missingTargets = (terms: Escalation['terms'], language: Language): Markup[] =>
  terms.tiers
    .flatMap((tier, index) => {
      const { card } = words(language);
      const [name, uncovered = []] = [tierName(terms, index + 1, language), tier.nobodyOnCall];
      return [
        ...(tier.missing.length > 0 ? [card.missing(name, line(tier.missing.join(', '), 200))] : []),
        ...(uncovered.length > 0 ? [card.nobodyOnCall(name, line(uncovered.join(', '), 200))] : []),
      ];
    })
    .slice(0, 5);
