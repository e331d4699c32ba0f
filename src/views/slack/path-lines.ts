import type { Language, Terms } from '../../domain/terms.ts';
import { firstRound } from '../../domain/tiers.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { asked, fallback, length, tierName } from './facts.ts';
import { sentences } from './text.ts';
import { missingTargets } from './troubles.ts';

/** As many as a form shows without scrolling; a path has three as a rule. */
const mostTiers = 8;

/** Whom an escalation that is open already pages, in order; in times since it was opened. */
export function pathLines(terms: Terms, language: Language): Markup[] {
  const say = words(language).forms.preview;
  const path = firstRound(terms).filter(({ people }) => people.length > 0);
  if (path.length === 0) return [say.nobody(fallback(terms)), ...missingTargets(terms, language)];
  let after = 0;
  const steps = path.map(({ tier: number, people }) => {
    const tier = terms.tiers[number - 1];
    const [who, name] = [asked({ people, turn: tier?.turn }, language), tierName(terms, number, language)];
    const step = after === 0 ? say.now(who, name) : say.after(length(after), who, name);
    after += tier?.acknowledgeWithinMs ?? 0;
    return step;
  });
  return [
    ...steps.slice(0, mostTiers),
    sentences(terms.rounds > 1 && say.again(terms.rounds - 1), say.finally(fallback(terms))),
    ...(terms.hours ? [say.openHoursOnly] : []),
    ...missingTargets(terms, language),
  ];
}
