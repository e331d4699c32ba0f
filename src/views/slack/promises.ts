import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { dueTimeLeft, withPause, type Clock } from './clocks.ts';
import { people } from './facts.ts';
import { dotted } from './text.ts';

/** When the next update is promised; null where none is. */
export function nextUpdateStanding({ terms, nextUpdate }: Escalation, language: Language): Markup | null {
  if (!nextUpdate) return null;
  const clock: Clock = { ms: terms.updateEveryMs ?? 0, due: nextUpdate.by };
  const due = words(language).update.due(dueTimeLeft(terms, clock, language));
  return withPause(terms, clock, due, language);
}

/** When it is to be resolved, and since when that is over and who was brought in for it. */
export function resolutionStanding({ terms, resolveBy, involved }: Escalation, language: Language): Markup | null {
  const say = words(language).update;
  if (resolveBy === null) return null;
  const clock: Clock = { ms: terms.resolveWithinMs ?? 0, due: resolveBy };
  const time = dueTimeLeft(terms, clock, language);
  if (!involved) return withPause(terms, clock, say.due(time), language);
  return dotted(say.overdue(time), involved.people.length > 0 && say.involved(people(involved.people, language)));
}
