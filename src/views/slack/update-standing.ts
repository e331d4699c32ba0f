import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { dueTimeLeft, updateClock, withPause } from './clocks.ts';
import { line, when } from './text.ts';

/** Where the resolution came first, it was the first word that anybody had. */
export const toldByResolving = (e: Escalation): boolean =>
  e.status === 'resolved' && e.firstUpdate.status === 'posted' && e.resolution.at === e.firstUpdate.at;

/** How the promise of the first hour stands. */
export function firstUpdateStanding(e: Escalation, language: Language): Markup {
  const { firstUpdate } = e;
  const say = words(language).update;
  switch (firstUpdate.status) {
    case 'due':
    case 'drafted': {
      const clock = updateClock(e.terms, firstUpdate.by);
      return withPause(e.terms, clock, say[firstUpdate.status](dueTimeLeft(e.terms, clock, language)), language);
    }
    case 'posted': {
      if (toldByResolving(e)) return say.withResolution;
      const at = when(firstUpdate.at, 'moment', language);
      return firstUpdate.automatic ? say.automatic(at) : say.posted(at);
    }
    case 'skipped':
      return say.skipped(line(firstUpdate.why, 200));
  }
}
