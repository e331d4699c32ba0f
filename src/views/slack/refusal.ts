import type { Refusal } from '../../domain/refusal.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { people, severity } from './facts.ts';
import { when } from './text.ts';

/** Why not, and what became of the request. A new code does not compile until it has words here, in both languages. */
export function refusalText(refusal: Refusal, language: Language): Markup {
  const say = words(language).answers.refusals;
  const customers = words(language).customers.refusals;
  switch (refusal.code) {
    case 'not_found':
      return say.notFound;
    case 'not_allowed':
      return say.notAllowed;
    case 'already_acknowledged':
      return say.alreadyAcknowledged(people([refusal.by], language), when(refusal.at, 'moment', language));
    case 'already_resolved':
      return say.alreadyResolved(people([refusal.by], language), when(refusal.at, 'moment', language));
    case 'not_resolved':
      return say.notResolved;
    case 'not_paged':
      return say.notPaged;
    case 'tier_moved_on':
      return say.tierMovedOn(refusal.tier, refusal.round);
    case 'update_already_settled':
      return say.updateSettled;
    case 'room_exists':
      return say.roomExists;
    case 'already_joined':
      return say.alreadyJoined;
    case 'rca_already_requested':
      return say.rcaRequested(people([refusal.owner], language), when(refusal.dueAt, 'day', language));
    case 'due_in_the_past':
      return say.duePast;
    case 'person_cannot_be_paged':
      return say.cannotBePaged;
    case 'unknown_severity':
      return say.unknownSeverity;
    case 'no_approvers':
      return customers.noApprovers;
    case 'customer_text_changed':
      return customers.changed;
    case 'customer_text_is_own':
      return customers.own;
    case 'customer_text_not_approved':
      return customers.notApproved;
    case 'customer_text_approved':
      return customers.approved(people([refusal.by], language), when(refusal.at, 'moment', language));
    case 'customer_text_sent_back':
      return customers.sentBack(people([refusal.by], language));
    case 'customer_told':
      return customers.told(people([refusal.by], language), when(refusal.at, 'moment', language));
    case 'severity_is_so':
      return say.severityIsSo(severity(refusal, language));
  }
}
