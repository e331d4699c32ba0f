import { asUserId } from '../../domain/ids.ts';
import type { SimulatedStep } from '../../domain/simulated-steps.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { people } from './facts.ts';
import { commas, line, mention } from './text.ts';

/** As many as are read; the rest is counted. */
const mostLeftOut = 5;

/** Who is paged in a step: all of them, or one of them. */
export function pagedText({ pages, oneAtATime }: SimulatedStep, language: Language): Markup {
  const all = people(
    pages.map(({ person }) => person),
    language,
  );
  return oneAtATime ? words(language).terms.oneOf(all) : all;
}

/** Who of a tier is not paged, each with the reason; null where everybody is. */
export function leftOutText({ leftOut }: SimulatedStep, language: Language): Markup | null {
  if (leftOut.length === 0) return null;
  const { simulation, terms } = words(language);
  const shown = leftOut
    .slice(0, mostLeftOut)
    .map(({ who, isPerson, why }) => m`${isPerson ? mention(asUserId(who)) : line(who, 60)} (${simulation.why[why]})`);
  const hidden = leftOut.length - shown.length;
  return hidden > 0 ? m`${commas(shown)} ${terms.more(hidden)}` : commas(shown);
}
