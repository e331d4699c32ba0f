import type { KeptDenial } from '../../domain/refusal.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { lines, mention, sentences, when } from './text.ts';

/** As many as are read; the rest is counted. */
const mostShown = 5;

/** Who was not allowed what, the latest first. */
export const denialLines = (denials: readonly KeptDenial[], language: Language): Markup =>
  lines(words(language).answers.denials.heading, ...denialEntries(denials, mostShown, language));

/** The first `most` of them, and how many more there are. */
export function denialEntries(denials: readonly KeptDenial[], most: number, language: Language): readonly Markup[] {
  const { denials: say, show } = words(language).answers;
  const hidden = denials.length - most;
  return [
    ...denials
      .slice(0, most)
      .map(({ by, standing, asked, times, lastAt }) =>
        sentences(
          say.entry(
            when(lastAt, 'moment', language),
            mention(by),
            standing === 'member' ? say.member : words(language).simulation.why[standing],
            say.asked[asked],
          ),
          times > 1 && say.times(times),
        ),
      ),
    ...(hidden > 0 ? [show.earlier(hidden)] : []),
  ];
}
