import { owesCustomers } from '../../domain/customer-text.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { dueTimeLeft, updateClock, withPause } from './clocks.ts';
import { people } from './facts.ts';
import { dotted, line, when } from './text.ts';

/** How the words for customers stand, and by when they are promised; null where there are none and nobody waits for any. */
export function customerStanding(e: Escalation, language: Language): Markup | null {
  const { customerText } = e;
  if (!customerText || (customerText.by === null && customerText.standing.status === 'none')) return null;
  return dotted(standing(e, language), owesCustomers(e) && dueBy(e, customerText.by ?? 0, language));
}

function dueBy({ terms }: Escalation, by: number, language: Language): Markup {
  const clock = updateClock(terms, by);
  return withPause(terms, clock, words(language).customers.standing.due(dueTimeLeft(terms, clock, language)), language);
}

function standing({ customerText }: Escalation, language: Language): Markup {
  const { standing: say } = words(language).customers;
  const now = customerText?.standing;
  const asked = [...new Set(customerText?.asked.flatMap((each) => each.people))];
  switch (now?.status) {
    case undefined:
    case 'none':
      return say.none;
    case 'waiting':
      return asked.length > 0 ? say.waiting(people(asked, language, 3)) : say.nobody;
    case 'sent-back':
      return say.sentBack(people([now.by], language), line(now.why, 160));
    case 'approved':
      return say.approved(people([now.teller], language));
    case 'told':
      return say.told(people([now.by], language), line(now.whom, 120), when(now.at, 'moment', language));
  }
}
