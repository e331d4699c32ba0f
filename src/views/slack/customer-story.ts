import type { CustomerHappening } from '../../domain/customer-text.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { people } from './facts.ts';
import { dotted, line, lines, quote } from './text.ts';

/** What happened with the words for customers, in a sentence; those that were written stand below it. */
export function customerStory(event: CustomerHappening, language: Language, longest: number): Markup {
  const say = words(language).customers.story;
  switch (event.type) {
    case 'customer-text-written': {
      const asked = people(event.ask, language);
      const said = event.by ? say.written(people([event.by], language), asked) : say.composed(asked);
      return lines(dotted(said, missing(event.missing, language)), quote(event.wording.words, longest));
    }
    case 'customer-text-approved':
      return say.approved(people([event.by], language), people([event.teller], language));
    case 'customer-text-sent-back':
      return say.sentBack(people([event.by], language), line(event.why, longest));
    case 'customer-told':
      return say.told(people([event.by], language), line(event.whom, longest));
    case 'customer-text-overdue':
      return dotted(say.overdue(people(event.ask, language)), missing(event.missing, language));
  }
}

const missing = (targets: readonly string[], language: Language): Markup | null =>
  targets.length > 0 ? words(language).customers.story.missing(line(targets.join(', '), 200)) : null;
