import type { KeptDenial } from '../../domain/refusal.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { lines, mention, sentences, when } from './text.ts';

/** As many as are read; the rest is counted. */
const mostShown = 5;

/** Who was not allowed what, the latest first. */
export function denialLines(denials: readonly KeptDenial[], language: Language): Markup {
  const { denials: say, show } = words(language).answers;
  const hidden = denials.length - mostShown;
  return lines(
    say.heading,
    ...denials
      .slice(0, mostShown)
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
    hidden > 0 && show.earlier(hidden),
  );
}
