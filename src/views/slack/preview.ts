import type { Simulation } from '../../domain/simulate.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { fallback, length, tierName } from './facts.ts';
import { leftOutText, pagedText } from './left-out.ts';
import { sentences, when } from './text.ts';

/** As many as a form shows without scrolling; a path has three as a rule. */
const mostTiers = 8;
const mostLeftOut = 4;

/**
 * Who is paged, in order, and who is not and why. In relative times: the clock starts when the form is sent. Where it
 * stands still outside of opening hours, by the moment at which it would run out if it started now.
 */
export function previewLines({ terms, steps, openedAt }: Simulation, language: Language): Markup[] {
  const say = words(language).forms.preview;
  const first = steps.filter(({ round }) => round === 1);
  const paged = first.filter(({ pages }) => pages.length > 0);
  const leftOut = first.flatMap((step) => {
    const left = leftOutText(step, language);
    return left ? [words(language).simulation.leftOutOf(tierName(terms, step.tier, language), left)] : [];
  });
  if (paged.length === 0) return [say.nobody(fallback(terms)), ...leftOut.slice(0, mostLeftOut)];
  const lines = paged.map((step, index) => {
    const [who, name] = [pagedText(step, language), tierName(terms, step.tier, language)];
    if (index === 0) return say.now(who, name);
    return terms.hours
      ? say.at(when(step.at, 'moment', language), who, name)
      : say.after(length(step.at - openedAt), who, name);
  });
  return [
    ...lines.slice(0, mostTiers),
    sentences(terms.rounds > 1 && say.again(terms.rounds - 1), say.finally(fallback(terms))),
    ...(terms.hours ? [say.openHoursOnly] : []),
    ...leftOut.slice(0, mostLeftOut),
  ];
}
